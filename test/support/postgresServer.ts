import { execFileSync, spawn } from "node:child_process";
import { randomUUID } from "node:crypto";
import { chownSync, existsSync, mkdtempSync, readdirSync, rmSync } from "node:fs";
import { userInfo } from "node:os";
import { join } from "node:path";
import { setTimeout as wait } from "node:timers/promises";
import pg from "pg";
import { memoryFolder } from "./memoryFolder.ts";

/** A Postgres of the tests' own, which listens at a socket in a temporary folder and at no port. */
export interface PostgresServer {
  /** The address of a database of it. */
  urlOf(database: string): string;
  /** Makes a database, empty or as a copy of another that nobody uses. Takes and answers addresses. */
  createDatabase(template?: string): Promise<string>;
  /** Takes the server away at once, as a failure would; `start` brings it back with all it has committed. */
  crash(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const superuser = "crosswalk";
/** Postgres refuses to be run by root. The system's user without rights. */
const nobody = 65_534;
const startMsMax = 60_000;

/**
 * The folder with `initdb` and `postgres`. Null where this machine has none. With REQUIRE_POSTGRES=1, throws
 * then.
 */
export function postgresFolder(): string | null {
  const found = [process.env["POSTGRES_BIN"], ...folderOfPgConfig(), ...debiansFolders()].find(
    (folder) => folder !== undefined && existsSync(join(folder, "initdb")),
  );
  if (found !== undefined) return found;
  if (process.env["REQUIRE_POSTGRES"] === "1") {
    throw new Error("Postgres is not installed. POSTGRES_BIN names the folder with initdb and postgres.");
  }
  return null;
}

function folderOfPgConfig(): string[] {
  try {
    return [execFileSync("pg_config", ["--bindir"], { encoding: "utf8", stdio: "pipe" }).trim()];
  } catch {
    return [];
  }
}

/** The newest first. */
function debiansFolders(): string[] {
  const versions = "/usr/lib/postgresql";
  if (!existsSync(versions)) return [];
  const numbers = readdirSync(versions).toSorted((left, right) => Number(right) - Number(left));
  return numbers.map((version) => join(versions, version, "bin"));
}

/**
 * The shell that has the server ends it and removes its folder once its own input ends, which it does with
 * the process that started it, however that ends.
 */
const keeper = `
"$0" "$@" & server=$!
read -r order
test "$order" = crash && kill -KILL $server || kill -INT $server
wait $server
test "$order" = crash || rm -rf "$FOLDER"`;

/** Starts a server. Throws where this machine has none. */
export async function startPostgresServer(): Promise<PostgresServer> {
  const binaries = postgresFolder();
  if (binaries === null) throw new Error("Postgres is not installed.");
  const folder = mkdtempSync(join(memoryFolder(), "crosswalk-pg-"));
  const data = join(folder, "data");
  const program = join(binaries, "postgres");
  const isRoot = userInfo().uid === 0;
  const identity = isRoot ? { uid: nobody, gid: nobody } : {};
  if (isRoot) chownSync(folder, nobody, nobody);
  const options = ["-D", data, "-U", superuser, "-A", "trust", "-E", "UTF8", "--locale=C", "--no-sync"];
  execFileSync(join(binaries, "initdb"), options, { ...identity, cwd: "/", stdio: "pipe" });

  const urlOf = (database: string) =>
    `postgresql://${superuser}@/${database}?host=${encodeURIComponent(folder)}`;
  let running: { order(order: string): Promise<void> } | undefined;

  async function start(): Promise<void> {
    const settings = ["-D", data, "-k", folder, "-c", "listen_addresses=", "-c", "fsync=off", "-F"];
    const args = ["-c", keeper, program, ...settings, "-c", "max_connections=200"];
    const child = spawn("sh", args, {
      ...identity,
      cwd: "/",
      env: { ...process.env, FOLDER: folder },
      // The keys that stop the tests are not for the server.
      detached: true,
      stdio: ["pipe", "ignore", "pipe"],
    });
    let said = "";
    child.stderr.on("data", (chunk: Buffer) => (said = (said + chunk.toString()).slice(-2_000)));
    const ended = new Promise<void>((resolve) => child.once("close", () => resolve()));
    running = {
      async order(order) {
        child.ref();
        child.stdin.end(`${order}\n`);
        await ended;
      },
    };
    // Neither holds up the end of this process.
    child.unref();
    (child.stderr as unknown as { unref(): void }).unref();
    (child.stdin as unknown as { unref(): void }).unref();
    const giveUpAt = performance.now() + startMsMax;
    while (!(await answers(urlOf("postgres")))) {
      if (child.exitCode !== null || performance.now() > giveUpAt) throw new Error(`No Postgres: ${said}`);
      await wait(20);
    }
  }

  await start();
  return {
    urlOf,
    createDatabase: (template) => copyDatabase(urlOf("postgres"), template),
    crash: async () => running?.order("crash"),
    start,
    async stop() {
      await running?.order("stop");
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Makes a database on the server: an empty one, or a copy of the one at an address. Answers its address. */
export async function copyDatabase(server: string, template?: string): Promise<string> {
  const name = `test_${randomUUID().replaceAll("-", "")}`;
  await askOnce(server, `create database ${name} template ${template ? nameIn(template) : "template0"}`);
  return server.replace(`/${nameIn(server)}?`, `/${name}?`);
}

const nameIn = (url: string): string => /\/(\w+)\?/.exec(url)?.[1] ?? "";

async function answers(url: string): Promise<boolean> {
  try {
    await askOnce(url, "select 1");
    return true;
  } catch {
    return false;
  }
}

/** Asks on a connection of its own. Rows are objects. */
export async function askOnce(
  url: string,
  text: string,
  values: unknown[] = [],
): Promise<Record<string, unknown>[]> {
  const client = new pg.Client(url);
  client.on("error", () => undefined);
  await client.connect();
  try {
    const { rows } = await client.query<Record<string, unknown>>(text, values);
    return rows;
  } finally {
    await client.end();
  }
}
