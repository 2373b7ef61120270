import { accessSync, constants } from "node:fs";

const example = "postgresql://user:password@host/database";

/** Throws for an address that is not one of Postgres, or that nobody can read. */
export function refuseAddress(url: string): void {
  parse(url);
}

/**
 * Its parts, in which no sign of a password can be taken for the end of that: the rest would be the host or a
 * parameter, which errors show.
 */
const shape =
  /^postgres(?:ql)?:\/\/(?:[^:@/?#\s]*(?::[^:@/?#\s]*)?@)?(?:\[[\da-f:]+\]|[^:@/?#\s]*)(?::\d+)?(?:\/[^@/?#\s]*)?(?:\?[^@?#\s]*)?$/;

/** The parameters that have an effect. In other letter case the driver ignores them. */
const parameters = [
  "user",
  "password",
  "host",
  "port",
  "sslmode",
  "sslrootcert",
  "sslcert",
  "sslkey",
  "sslnegotiation",
  "ssl",
  "uselibpqcompat",
  "options",
  "application_name",
];

/** The files of certificates that an address names, each by its parameter. */
function filesOf(url: string): [name: string, file: string][] {
  const { searchParams } = parse(url);
  return ["sslrootcert", "sslcert", "sslkey"].flatMap((name) => {
    const file = searchParams.get(name);
    return file ? [[name, file] as [string, string]] : [];
  });
}

/**
 * The same address with the name of what its driver does: it takes these for verify-full, and writes a
 * warning of several lines for whoever maintains it.
 */
export function withPlainSslMode(url: string): string {
  if (/[?&]uselibpqcompat=true/.test(url)) return url;
  return url.replace(/([?&]sslmode=)(?:prefer|require|verify-ca)(?=&|$)/, "$1verify-full");
}

/** The database in words, without user and password. */
export function describeDatabase(url: string): string {
  const { host, searchParams } = parse(url);
  const server = searchParams.get("host") ?? decodeURIComponent(host);
  return `${nameOfDatabase(url)} at ${server || "localhost"}`;
}

/** The same without the place of its server. */
export const nameOfDatabase = (url: string): string =>
  decodeURIComponent(parse(url).pathname.replace(/^\//, "")) || "of the user's name";

/** The same address, for a command that asks for the password, or has it from PGPASSWORD. */
export function withoutPassword(url: string): string {
  refuseAddress(url);
  const [address = "", query = ""] = url.split("?");
  const shown = query.split("&").filter((each) => !new URLSearchParams(each).has("password"));
  return [address.replace(/^(\w+:\/\/[^:@/]*):[^@]*@/, "$1@"), shown.join("&")].filter(Boolean).join("?");
}

/** The address in its parts. Throws where it can't be used. What it throws shows nothing of it. */
function parse(url: string): URL {
  // The user of a socket stands before no host, which `new URL` would refuse.
  const withHost = url.replace("@/", "@localhost/");
  if (!shape.test(url) || !URL.canParse(withHost) || !isEncoded(url)) {
    throw new Error(
      `DATABASE_URL is no address of Postgres. It has the form ${example}, where a sign like # of the password is encoded: %23.`,
    );
  }
  const parsed = new URL(withHost);
  if ([...parsed.searchParams.keys()].some((name) => !parameters.includes(name))) {
    throw new Error(
      `DATABASE_URL has a parameter that the connector does not know. It may have these: ${parameters.join(", ")}. The sign & of a password is encoded: %26.`,
    );
  }
  return parsed;
}

function isEncoded(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}

/**
 * Throws for a file of certificates that the address names and that can't be read: the driver would tell it
 * as a server that can't be reached.
 */
export function refuseFiles(url: string): void {
  for (const [name, file] of filesOf(url)) {
    try {
      accessSync(file, constants.R_OK);
    } catch (error) {
      throw new Error(
        `DATABASE_URL names ${file} as ${name}. There is no such file that the connector's user may read.`,
        { cause: error },
      );
    }
  }
}
