const example = "postgresql://user:password@host/database";

/** Throws for an address that is not one of Postgres, or that nobody can read. */
export function refuseAddress(url: string): void {
  parse(url);
}

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

const sslModes = ["disable", "prefer", "require", "verify-ca", "verify-full", "no-verify"];

const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) >= 1 && Number(text) <= 65_535;

const noPort = (): Error =>
  new Error("DATABASE_URL has a port that there is not. Ports are numbers from 1 to 65535.");

/** The files of certificates that an address names, each by its parameter. */
export function filesOf(url: string): [name: string, file: string][] {
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
  const shown = query.split("&").filter((each) => each !== "" && !new URLSearchParams(each).has("password"));
  return [address.replace(/^(\w+:\/\/[^:@/]*):[^/]*@/, "$1@"), shown.join("&")].filter(Boolean).join("?");
}

/** The address in its parts. Throws where it can't be used. What it throws shows nothing of it. */
function parse(url: string): URL {
  const parsed = parseAddress(url);
  if (parsed.protocol !== "postgres:" && parsed.protocol !== "postgresql:") {
    throw new Error(`DATABASE_URL is no address of Postgres. It has the form ${example}.`);
  }
  const { searchParams } = parsed;
  const names = [...searchParams.keys()];
  if (names.some((name) => !parameters.includes(name)) || new Set(names).size < names.length) {
    throw new Error(
      `DATABASE_URL has a parameter that the connector does not know, or one twice. It may have these, once each: ${parameters.join(", ")}. The sign & of a password is encoded: %26.`,
    );
  }
  const port = searchParams.get("port");
  if (port !== null && !isPort(port)) throw noPort();
  const mode = searchParams.get("sslmode");
  if (mode === null || sslModes.includes(mode)) return parsed;
  throw new Error(
    `DATABASE_URL has an sslmode that there is not. It may be ${sslModes.slice(0, -1).join(", ")} or ${sslModes.at(-1)}.`,
  );
}

function parseAddress(url: string): URL {
  // The user of a socket stands before no host, which `new URL` would refuse.
  const withHost = url.replace("@/", "@localhost/");
  if (hasHighPort(withHost)) throw noPort();
  // `new URL` would quote the address, which may have a password.
  if (URL.canParse(withHost) && isEncoded(withHost) && !hasStrayPassword(withHost)) return new URL(withHost);
  throw new Error(
    `DATABASE_URL is no address. It has the form ${example}, where a sign like # of the password is encoded: %23.`,
  );
}

/**
 * Where a sign of the password ends the host, the rest would be taken for the name of the database or for a
 * parameter. `new URL` leaves out tabs and ends of lines.
 */
const hasStrayPassword = (url: string): boolean =>
  /[#\t\n\r]/.test(url.trim()) || /^\w+:\/\/[^/?]*[/?].*@/s.test(url) || /\?.*\?/s.test(url);

/** `new URL` refuses it. What ends the host too early may be digits of a password. */
function hasHighPort(url: string): boolean {
  const [, before = "", port = "", rest = ""] = /^(\w+:\/\/[^/?#]*):(\d+)(|[/?].*)$/.exec(url) ?? [];
  return port !== "" && !isPort(port) && URL.canParse(before + rest) && !hasStrayPassword(url);
}

function isEncoded(url: string): boolean {
  try {
    decodeURIComponent(url);
    return true;
  } catch {
    return false;
  }
}
