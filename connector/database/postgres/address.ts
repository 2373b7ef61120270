const example = "postgresql://user:password@host/database";

/** Throws for an address that is not one of Postgres, or that nobody can read. */
export function refuseAddress(url: string): void {
  const { protocol } = parse(url);
  if (protocol === "postgres:" || protocol === "postgresql:") return;
  throw new Error(`DATABASE_URL is no address of Postgres. It has the form ${example}.`);
}

/** The database in words, without user and password. */
export function describeDatabase(url: string): string {
  const { pathname, host, searchParams } = parse(url);
  const database = decodeURIComponent(pathname.replace(/^\//, ""));
  const server = searchParams.get("host") ?? decodeURIComponent(host);
  return `${database || "of the user's name"} at ${server || "localhost"}`;
}

/** The same address, for a command that asks for the password, or has it from PGPASSWORD. */
export function withoutPassword(url: string): string {
  refuseAddress(url);
  return url
    .replace(/^(\w+:\/\/[^:@/?]*):[^/?]*@/, "$1@")
    .replace(/([?&])password=[^&]*&?/g, "$1")
    .replace(/[?&]$/, "");
}

function parse(url: string): URL {
  // The user of a socket stands before no host, which `new URL` would refuse.
  const withHost = url.replace("@/", "@localhost/");
  // `new URL` would quote the address, which may have a password.
  if (URL.canParse(withHost) && isEncoded(withHost) && !hasStrayPassword(withHost)) return new URL(withHost);
  throw new Error(
    `DATABASE_URL is no address. It has the form ${example}, where a sign like # of the password is encoded: %23.`,
  );
}

/** Where a sign of the password ends the host, the rest would be taken for the name of the database. */
const hasStrayPassword = (url: string): boolean =>
  /^\w+:\/\/[^/?]*[/?][^?]*@/.test(url.split("?host=")[0] ?? "");

function isEncoded(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
