/**
 * `npm start`: the whole product on this machine. Practice orgs, connector and practice Lightning page run as
 * separate processes. All of them end with this one, and it ends with any of them, with the one that started
 * it and with its terminal. `--fresh` deletes the data of earlier starts in .data/. `--watch` (`npm run dev`)
 * starts the connector anew whenever its code changes, lets the page follow the package in the working tree,
 * and deploys what changes of it.
 */
import type { ChildProcess } from "node:child_process";
import { randomBytes } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { keepLog } from "./practice/keepLog.ts";
import { requireFreePorts } from "./practice/requireFreePorts.ts";
import { createProcesses, endProcess } from "./practice/processes.ts";
import { watchFolder } from "./practice/watchFolder.ts";

const dataFolder = ".data";
const logFolder = `${dataFolder}/logs`;
const keyFile = `${dataFolder}/connector-token-key`;
const startMsMax = 180_000;

const ports = {
  PAGE_PORT: process.env.PAGE_PORT ?? "4000",
  ORG_PORT: process.env.ORG_PORT ?? "4001",
  CONNECTOR_PORT: process.env.CONNECTOR_PORT ?? "4002",
  OTHER_ORG_PORT: process.env.OTHER_ORG_PORT ?? "4003",
};
const origin = (port: string) => `http://localhost:${port}`;
const pageUrl = origin(ports.PAGE_PORT);
const orgUrl = origin(ports.ORG_PORT);
const connectorUrl = origin(ports.CONNECTOR_PORT);

interface PracticeInfo {
  orgId: string;
  clientId: string;
  clientSecret: string;
  users: { username: string; profile: string }[];
}

const processes = createProcesses();
/** Those that may end while the others go on, because a change starts them anew. */
const replaceable = new WeakSet<ChildProcess>();
let isStopping = false;

function start(name: string, args: string[], env: Record<string, string>): ChildProcess {
  return follow(name, processes.start(args, { ...ports, ...env }, "pipe"));
}

/** Keeps what a process says, and ends everything where it ends. */
function follow(name: string, child: ChildProcess): ChildProcess {
  // The parts' own start messages are not shown, because this command prints a summary.
  const file = keepLog(child, logFolder, name.replaceAll(" ", "-").toLowerCase());
  child.on("exit", (status) => {
    if (isStopping || child.killed) return;
    process.stderr.write(
      `\nThe ${name} stopped (status ${status ?? "none"}); its last words are in ${file}.\n`,
    );
    if (!replaceable.has(child)) stop(1);
  });
  return child;
}

function stop(status: number): void {
  if (isStopping) return;
  isStopping = true;
  void processes.end().then(() => process.exit(status));
}

/** Waits until the address answers. */
async function answers(url: string): Promise<Response> {
  const deadline = Date.now() + startMsMax;
  while (Date.now() < deadline) {
    try {
      const response = await fetch(url, { redirect: "manual" });
      if (response.status < 500) return response;
    } catch {
      // Not listening yet.
    }
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${url} did not answer within ${startMsMax / 1000} s`);
}

/** Stored beside the database, so that sign-ins survive a restart. */
function tokenKey(): string {
  if (!existsSync(keyFile)) {
    writeFileSync(keyFile, `practice:${randomBytes(32).toString("base64")}`, { mode: 0o600 });
  }
  return readFileSync(keyFile, "utf8");
}

/** Runs a command to its end. */
function finish(args: string[], env: Record<string, string>): Promise<void> {
  return new Promise((resolve, reject) => {
    processes
      .start(args, env, "inherit")
      .on("exit", (status) =>
        status === 0 ? resolve() : reject(new Error(`${args[0]} ended with status ${status ?? "none"}`)),
      );
  });
}

function deployPackage(...options: "--aside"[]): Promise<void> {
  return finish(["scripts/practice/deployPackage.ts", ...options], {
    ORG_URL: orgUrl,
    CONNECTOR_URL: connectorUrl,
  });
}

/** The database stays, so that nobody who signed in has to sign in again. */
function watchSources(first: ChildProcess, startSpare: () => ChildProcess): void {
  let connector = first;
  let spare = startSpare();
  replaceable.add(connector);
  watchFolder("connector", async () => {
    const started = performance.now();
    await endProcess(connector);
    if (isStopping) return;
    if (spare.exitCode !== null || spare.signalCode !== null) spare = startSpare();
    connector = follow("connector", spare);
    replaceable.add(connector);
    spare.send("start");
    const ended = new Promise<undefined>((resolve) => connector.once("exit", () => resolve(undefined)));
    if (await Promise.race([answers(`${connectorUrl}/readyz`), ended]))
      console.log(`The connector runs its new code after ${Math.round(performance.now() - started)} ms.`);
    spare = startSpare();
  });
  for (const folder of ["force-app", "config/translations"]) {
    watchFolder(folder, () =>
      deployPackage("--aside").catch((error: unknown) => void process.stderr.write(`${String(error)}\n`)),
    );
  }
}

async function main(): Promise<void> {
  const { values } = parseArgs({ options: { fresh: { type: "boolean" }, watch: { type: "boolean" } } });
  await requireFreePorts(ports);
  if (values.fresh) rmSync(dataFolder, { recursive: true, force: true });
  mkdirSync(dataFolder, { recursive: true });

  start("practice Lightning page", ["test/lightning/main.ts", ...(values.watch ? ["--live"] : [])], {
    ORG_URL: orgUrl,
    CONNECTOR_URL: connectorUrl,
  });
  start("practice org", ["test/org/main.ts", "--with-other"], {});
  const info = (await (await answers(`${orgUrl}/__practice/info`)).json()) as PracticeInfo;

  const connectorEnvironment = {
    HOST: "localhost",
    PORT: ports.CONNECTOR_PORT,
    PUBLIC_URL: connectorUrl,
    // A database that the environment names is taken in its place.
    DATABASE_FILE: process.env.DATABASE_URL ? "" : `${dataFolder}/connector.sqlite`,
    LOG_LEVEL: process.env.LOG_LEVEL ?? "info",
    PANEL_ORIGINS: pageUrl,
    SHUTDOWN_DRAIN_MS: "0",
    TOKEN_KEYS: tokenKey(),
    SALESFORCE_LOGIN_URL: orgUrl,
    SALESFORCE_CLIENT_ID: info.clientId,
    SALESFORCE_CLIENT_SECRET: info.clientSecret,
    SALESFORCE_ORG_ID: info.orgId,
    SALESFORCE_INSTANCE_HOSTS: [orgUrl, origin(ports.OTHER_ORG_PORT)]
      .map((url) => new URL(url).host)
      .join(","),
  };
  const connector = start("connector", ["connector/main.ts"], connectorEnvironment);
  await Promise.all([answers(`${connectorUrl}/readyz`), deployPackage()]);
  await finish(["scripts/practice/turnOnCreation.ts"], {
    CONNECTOR_URL: connectorUrl,
    PANEL_ORIGIN: pageUrl,
  });
  await answers(pageUrl);
  if (values.watch) {
    watchSources(connector, () =>
      processes.start(["scripts/practice/spareConnector.ts"], { ...ports, ...connectorEnvironment }, "pipe"),
    );
  }

  console.log(`
  Crosswalk is running. Open

      ${pageUrl}

  and sign in as rep@practice.example, password: practice
  Then open Crosswalk at the bottom left, sign in there too, and import
  test/fixtures/lead-files/Connections.csv.

  users      ${info.users.map(({ username }) => username).join(", ")}
  wrong org  rep@other.example (a user of the other practice org)
  connector  ${connectorUrl}     practice org  ${orgUrl}
  logs       ${logFolder}/connector.jsonl, practice-org.jsonl, practice-lightning-page.jsonl

  Ctrl-C stops everything. What you do is kept in ${dataFolder}/; npm start -- --fresh begins anew.
`);
}

// A closed terminal sends SIGHUP. The channel to whoever started this process closes when that is gone.
for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => stop(0));
if (process.channel) process.once("disconnect", () => stop(0));
main().catch((error: unknown) => {
  if (!isStopping)
    process.stderr.write(
      `\nCrosswalk could not start: ${error instanceof Error ? error.message : String(error)}\n`,
    );
  stop(1);
});
