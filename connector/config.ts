import { z } from "zod";
import { isFile } from "./database/open.ts";
import { withoutPassword } from "./database/postgres/address.ts";
import type { SalesforceSettings } from "./salesforce/oauth.ts";
import { toOrgId18 } from "./salesforce/recordId.ts";

const loopbackHosts = new Set(["localhost", "127.0.0.1", "[::1]"]);

/** Plain http sends tokens in clear, so it is allowed on this machine only. */
const isSecure = ({ protocol, hostname }: URL) =>
  protocol === "https:" || (protocol === "http:" && loopbackHosts.has(hostname));

/** A host's name, or its address in IPv6. */
const host = /^(?:[a-z0-9._-]+|\[[0-9a-f:.]+\])$/;

/**
 * The origin that an operator wrote down, as browsers send it; what is wrong with it, otherwise. It is
 * compared with what browsers send and stands in lists with commas, and a URL parser takes commas, *, quotes
 * and the like for parts of a host, also where they are written %2C or in full width, and drops line breaks.
 */
export function readOrigin(text: string): { origin: string } | { problem: string } {
  const written = text.trim();
  const url = URL.parse(written);
  if (/[\s,*]/.test(written)) return { problem: "must be one host's, without comma, space or *" };
  if (url === null || !isSecure(url)) {
    return { problem: "must be an https:// address (http:// only on localhost)" };
  }
  if (!host.test(url.hostname)) return { problem: "must be one host's, of letters, digits and . - _" };
  if (url.href !== `${url.origin}/`) {
    return { problem: "must end after the host: no path, query, fragment or user" };
  }
  return { origin: url.origin };
}

/** What the connector is told at start. Nothing else reads the environment. */
export interface Config {
  host: string;
  port: number;
  /** Origin that browsers and Salesforce reach this connector at; the OAuth callback is below it. */
  publicUrl: string;
  /** Of a file, or of a database of Postgres with its password: see database/open.ts. */
  databaseAddress: string;
  logLevel: string;
  /** How many reverse proxies stand in front and set X-Forwarded-For: 0 trusts none. */
  trustedProxies: number;
  /** Origins of Lightning pages that may call, exactly as browsers send them. */
  panelOrigins: readonly string[];
  /** Keys for the token vault by id; the first encrypts, all decrypt. 32 bytes each. */
  tokenKeys: ReadonlyMap<string, Buffer>;
  salesforce: SalesforceSettings;
  /** Requests a minute and session (or address, before sign-in). */
  rateLimitPerMinute: number;
  connections: ConnectionBounds;
  /** The token with which Prometheus reads /metrics; null: no such route. */
  metricsToken: string | null;
  /** The longest time that a shutdown takes. */
  shutdownGraceMs: number;
  /** The part of it in which the port stays open and /readyz reports not ready. */
  shutdownDrainMs: number;
}

/** Limits on clients' connections. */
export interface ConnectionBounds {
  max: number;
  /** The time for a request to arrive with its body. */
  requestMs: number;
  /** The time until the next request on a connection. */
  keepAliveMs: number;
}

/** Lists every wrong variable, so that they can be fixed at once. */
export class ConfigError extends Error {
  override readonly name = "ConfigError";
  readonly problems: readonly string[];

  /** A command tells them alone, each in its line. */
  constructor(problems: readonly string[], beginning = "The connector cannot start:\n") {
    const lines = problems.map((problem) => `  - ${problem}`).join("\n");
    super(
      beginning === ""
        ? problems.join("\n")
        : `${beginning}${lines}\nconfig/connector.env.example explains each variable.`,
    );
    this.problems = problems;
  }
}

const originText = z.string().transform((text, issues) => {
  const read = readOrigin(text);
  if ("origin" in read) return read.origin;
  issues.addIssue(read.problem);
  return z.NEVER;
});

/** Addresses that an admin sees in the browser, and that serve no OAuth. */
const pageHost = /^(.+)\.(?:lightning\.force|my\.salesforce-setup)\.com$/;

const loginUrlText = originText.transform((origin, issues) => {
  const domain = pageHost.exec(new URL(origin).hostname)?.[1];
  if (domain !== undefined) {
    issues.addIssue(
      `must be the org's My Domain, https://${domain}.my.salesforce.com: Lightning and Setup addresses serve no sign-in`,
    );
  }
  return origin;
});

const list = z.string().transform((text) =>
  text
    .split(",")
    .map((entry) => entry.trim())
    .filter((entry) => entry !== ""),
);

/** An address would be taken for the path of a file, and its password stand in the names of folders. */
const filePath = z
  .string()
  .refine(
    (path) => isFile(path) && !path.includes("://"),
    "must be the path of a file: an address of Postgres belongs into DATABASE_URL, without quotes",
  )
  .refine(
    (path) => path !== ":memory:",
    "must be the path of a file: a database in memory is lost at each stop",
  );

const tokenKeysText = list.transform((entries, issues) => {
  const keys = new Map<string, Buffer>();
  for (const entry of entries) {
    const [, id, secret] = /^([A-Za-z0-9_-]{1,32}):([A-Za-z0-9+/=_-]+)$/.exec(entry) ?? [];
    const key = Buffer.from(secret ?? "", "base64");
    if (!id || key.length !== 32) {
      issues.addIssue(
        "each entry must be ID:KEY with KEY 32 random bytes in base64 (openssl rand -base64 32)",
      );
    } else if (keys.has(id)) {
      issues.addIssue(`key id ${id} stands twice`);
    } else {
      keys.set(id, key);
    }
  }
  if (entries.length === 0) issues.addIssue("must hold at least one key");
  return keys;
});

const orgIdText = z.string().transform((text, issues) => {
  const id = toOrgId18(text);
  if (!id) issues.addIssue("must be an organization id: 00D and 15 or 18 characters in all");
  return id;
});

function wholeNumber(min: number, max: number) {
  const message = `must be a whole number from ${min} to ${max}`;
  return z
    .string()
    .regex(/^\d+$/, message)
    .transform(Number)
    .refine((number) => number >= min && number <= max, message);
}

const environmentSchema = z.object({
  HOST: z.string().default("127.0.0.1"),
  PORT: wholeNumber(0, 65_535).default(4002),
  PUBLIC_URL: originText,
  DATABASE_FILE: filePath.optional(),
  DATABASE_FILE_DEFAULT: filePath.optional(),
  DATABASE_URL: z
    .string()
    .min(1, {
      error:
        "is empty: give it the database's address, or leave it out to keep all in the file that DATABASE_FILE_DEFAULT names",
      abort: true,
    })
    .regex(/^postgres(ql)?:\/\//, "must be an address of Postgres: postgresql://user:password@host/database")
    .optional(),
  LOG_LEVEL: z
    .enum(["fatal", "error", "warn", "info", "debug", "trace", "silent"], {
      error: "must be fatal, error, warn, info, debug, trace or silent",
    })
    .default("info"),
  TRUST_PROXY: wholeNumber(0, 10).default(0),
  PANEL_ORIGINS: list.pipe(z.array(originText).min(1, "must name at least one Lightning origin")),
  TOKEN_KEYS: tokenKeysText,
  SALESFORCE_LOGIN_URL: loginUrlText,
  SALESFORCE_CLIENT_ID: z.string(),
  SALESFORCE_CLIENT_SECRET: z.string(),
  SALESFORCE_ORG_ID: orgIdText.optional(),
  SALESFORCE_INSTANCE_HOSTS: list
    .pipe(z.array(z.string().regex(/^(\*\.)?[a-z0-9.-]+(:\d+)?$/i, "must be host names")).min(1))
    .default(["*.my.salesforce.com", "*.salesforce.com"]),
  SALESFORCE_API_VERSION: z
    .string()
    .regex(/^\d{2}\.0$/, "must look like 67.0")
    .default("67.0"),
  SALESFORCE_TIMEOUT_MS: wholeNumber(100, 120_000).default(20_000),
  RATE_LIMIT_PER_MINUTE: wholeNumber(1, 100_000).default(600),
  CONNECTIONS_MAX: wholeNumber(10, 100_000).default(1_000),
  REQUEST_TIMEOUT_MS: wholeNumber(1_000, 3_600_000).default(900_000),
  KEEP_ALIVE_MS: wholeNumber(1, 600_000).default(5_000),
  METRICS_TOKEN: z
    .string()
    .regex(/^[\x21-\x7e]{20,200}$/, "must be 20 to 200 printable characters without spaces")
    .optional(),
  SHUTDOWN_GRACE_MS: wholeNumber(0, 300_000).default(25_000),
  SHUTDOWN_DRAIN_MS: wholeNumber(0, 300_000).default(2_000),
});

interface DatabaseVariables {
  DATABASE_FILE?: string | undefined;
  DATABASE_URL?: string | undefined;
  /** Is used where neither names a database. */
  DATABASE_FILE_DEFAULT?: string | undefined;
}

/** Requires that one database is named. It is told with all that is wrong elsewhere. */
function withOneDatabase<Schema extends z.ZodType<DatabaseVariables>>(schema: Schema): Schema {
  return schema.refine(
    (variables) => {
      const { DATABASE_FILE: file, DATABASE_URL: url, DATABASE_FILE_DEFAULT: byDefault } = variables;
      return file === undefined ? (url ?? byDefault) !== undefined : url === undefined;
    },
    {
      path: ["DATABASE_FILE"],
      error: "and DATABASE_URL name two databases: leave out one of them",
      when: () => true,
    },
  );
}

const addressOf = (variables: DatabaseVariables): string =>
  variables.DATABASE_FILE ?? variables.DATABASE_URL ?? variables.DATABASE_FILE_DEFAULT ?? "";

const databaseSchema = environmentSchema.pick({
  DATABASE_FILE: true,
  DATABASE_URL: true,
  DATABASE_FILE_DEFAULT: true,
});

/** All variables. */
export const variableNames: readonly string[] = Object.keys(environmentSchema.shape);

type Environment = Readonly<Record<string, string | undefined>>;

/**
 * Reads the environment. Throws ConfigError naming every variable that is missing or wrong; no secret is ever
 * shown.
 */
export function readConfig(environment: Environment): Config {
  const env = parse(withOneDatabase(environmentSchema), environment);
  return {
    host: env.HOST,
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    databaseAddress: addressOf(env),
    logLevel: env.LOG_LEVEL,
    trustedProxies: env.TRUST_PROXY,
    panelOrigins: env.PANEL_ORIGINS,
    tokenKeys: env.TOKEN_KEYS,
    salesforce: {
      loginUrl: env.SALESFORCE_LOGIN_URL,
      clientId: env.SALESFORCE_CLIENT_ID,
      clientSecret: env.SALESFORCE_CLIENT_SECRET,
      orgId: env.SALESFORCE_ORG_ID ?? null,
      instanceHosts: env.SALESFORCE_INSTANCE_HOSTS,
      apiVersion: env.SALESFORCE_API_VERSION,
      timeoutMs: env.SALESFORCE_TIMEOUT_MS,
    },
    rateLimitPerMinute: env.RATE_LIMIT_PER_MINUTE,
    connections: {
      max: env.CONNECTIONS_MAX,
      requestMs: env.REQUEST_TIMEOUT_MS,
      keepAliveMs: env.KEEP_ALIVE_MS,
    },
    metricsToken: env.METRICS_TOKEN ?? null,
    shutdownGraceMs: env.SHUTDOWN_GRACE_MS,
    shutdownDrainMs: env.SHUTDOWN_DRAIN_MS,
  };
}

/** For the commands that work on the database alone: its address. */
export function readDatabaseAddress(environment: Environment): string {
  return addressOf(parseForCommand(withOneDatabase(databaseSchema), environment));
}

/**
 * For the commands that work on SQLite's file alone. `instead` says what does the same for Postgres, with
 * ADDRESS where its address belongs, which is shown without the password.
 */
export function readDatabaseFile(environment: Environment, instead: string): string {
  const address = readDatabaseAddress(environment);
  if (isFile(address)) return address;
  const shown = `'${withoutPassword(address).replaceAll("'", "%27")}'`;
  throw new ConfigError(
    [`DATABASE_URL names a database of Postgres: ${instead.replace("ADDRESS", shown)}`],
    "",
  );
}

/** For the commands that work on the database and its keys. */
export function readVaultConfig(environment: Environment): Pick<Config, "databaseAddress" | "tokenKeys"> {
  const schema = withOneDatabase(databaseSchema.extend({ TOKEN_KEYS: tokenKeysText }));
  const env = parseForCommand(schema, environment);
  return { databaseAddress: addressOf(env), tokenKeys: env.TOKEN_KEYS };
}

function parse<Schema extends z.ZodType>(schema: Schema, environment: Environment): z.output<Schema> {
  const given = Object.fromEntries(
    Object.entries(environment).filter(([, value]) => value !== undefined && value.trim() !== ""),
  );
  if (wantsAnAddress(environment, given)) given.DATABASE_URL = "";
  const parsed = schema.safeParse(given);
  if (parsed.success) return parsed.data;
  throw new ConfigError(
    parsed.error.issues.map((issue) => {
      const name = String(issue.path[0]);
      if (given[name] !== undefined) return `${name} ${issue.message}`;
      return `${name} is missing${whereToFind[name] ?? ""}`;
    }),
  );
}

/**
 * Whether the address is there and empty, as of a secret that is missing, where the image's file would take
 * its place: the connector would begin with an empty ledger, and lose that with the container.
 */
const wantsAnAddress = (environment: Environment, given: Environment): boolean =>
  environment.DATABASE_URL !== undefined &&
  given.DATABASE_URL === undefined &&
  given.DATABASE_FILE === undefined &&
  given.DATABASE_FILE_DEFAULT !== undefined;

function parseForCommand<Schema extends z.ZodType>(
  schema: Schema,
  environment: Environment,
): z.output<Schema> {
  try {
    return parse(schema, environment);
  } catch (error) {
    throw error instanceof ConfigError ? new ConfigError(error.problems, "") : error;
  }
}

/** Where a value stands that nobody knows by heart. */
const whereToFind: Readonly<Record<string, string>> = {
  DATABASE_FILE: ": the path of SQLite's file; or set DATABASE_URL, for a database of Postgres",
  SALESFORCE_LOGIN_URL:
    ": the org's My Domain, such as https://acme.my.salesforce.com, which Setup shows under My Domain as the current My Domain URL",
};
