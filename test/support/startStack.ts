import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type Config, readConfig } from "../../connector/config.ts";
import type { AppContext } from "../../connector/context.ts";
import { isFile } from "../../connector/database/open.ts";
import { createContext, type Clocks } from "../../connector/createContext.ts";
import { createLog } from "../../connector/log/createLog.ts";
import { serveConnector } from "../../connector/serve.ts";
import { type RunningOrg, startPracticeOrgs } from "@crosswalk/practice-org";
import { createApiClient, type ApiClient } from "./apiClient.ts";
import { callPractice } from "./callPractice.ts";
import { connectorEnvironment } from "./connectorEnvironment.ts";
import { knowDeclared } from "./declaredProblems.ts";
import { freePort } from "./freePort.ts";
import { memoryFolder } from "./memoryFolder.ts";
import { migratedDatabase } from "./migratedDatabase.ts";
import { panelOrigin } from "./panelOrigin.ts";
import { completeSignIn, signInAs, type SignInOptions } from "./signInAs.ts";
import { watchPlans } from "./watchPlans.ts";
import { addressOf, isOnPostgres } from "./testDatabase.ts";

export interface StartOptions {
  /** Environment variables that are added or replaced. Undefined removes one. */
  environment?: Record<string, string | undefined>;
  /** The connector's clock. */
  clock?: () => Date;
  /** The port to listen on, where the orgs have to know it beforehand. */
  port?: number;
  /** A database file of the test's own, which it can start another connector on. */
  databaseFile?: string;
  /** Practice orgs already running, e.g. those of another connector. */
  orgs?: PracticeOrgs;
  /** Collects log lines. */
  onLog?: (line: string) => void;
}

export type PracticeOrgs = Awaited<ReturnType<typeof startPracticeOrgs>>;

/** A stack: a started connector, which serves the first of its practice orgs. */
export interface Stack {
  url: string;
  org: RunningOrg;
  otherOrg: RunningOrg;
  orgs: PracticeOrgs;
  app: AppContext;
  environment: Record<string, string>;
  /** Signs a user in through the real pages (password `practice`) and gives a client with their session. */
  signIn(username: string, options?: SignInOptions): Promise<ApiClient>;
  /** The same up to the callback's page, for sign-ins that are refused. */
  tryToSignIn(username: string, options?: SignInOptions): ReturnType<typeof completeSignIn>;
  /** A client without a session. */
  anonymous: ApiClient;
  /** The practice org's control plane, e.g. `practice("PATCH", "/settings", {…})`. */
  practice<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /**
   * Sets how many milliseconds calls wait for Salesforce; without a number, as many as the environment says.
   */
  waitForSalesforce(ms?: number): void;
  /** Stops the connector alone, as a shutdown does. */
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** A real connector and two real practice orgs on free ports, bound to the first by configuration. */
export async function startStack(options: StartOptions = {}): Promise<Stack> {
  const folder = options.databaseFile ? undefined : mkdtempSync(join(memoryFolder(), "crosswalk-connector-"));
  const port = options.port ?? (await freePort());
  const url = `http://localhost:${port}`;
  const orgs = options.orgs ?? (await startPracticeOrgs({ redirectUris: [`${url}/oauth/callback`] }));
  const { main: org, other: otherOrg } = orgs;
  const databaseFile = await addressOf(options.databaseFile ?? join(folder ?? "", "crosswalk.db"));
  const environment = withoutUndefined({
    ...connectorEnvironment({ port, databaseFile, orgs: [org, otherOrg] }),
    ...(options.onLog && { LOG_LEVEL: "debug" }),
    // On a slow machine an answer may take long. A test that wants to lose one says so.
    SALESFORCE_TIMEOUT_MS: "110000",
    ...options.environment,
  });
  const config: Config = readConfig(environment);
  if (options.databaseFile === undefined && !isOnPostgres)
    writeFileSync(databaseFile, await migratedDatabase(), { mode: 0o600 });
  const app = await createContext(
    config,
    logTo(config, options.onLog),
    options.clock && clocksOf(options.clock),
  );
  knowDeclared(app);
  // Of a database of Postgres it knows how only where all tests are on Postgres.
  const scans = isFile(databaseFile) || isOnPostgres ? watchPlans(app.database) : async () => [];
  const running = await serveConnector(app);

  let isRunning = true;
  const stop = async () => {
    if (!isRunning) return;
    isRunning = false;
    const found = await scans();
    await running.close();
    if (found.length > 0) throw new Error(`Other writers wait for a whole table: ${found.join("; ")}`);
  };
  const connector = { url, org };
  return {
    url,
    org,
    otherOrg,
    orgs,
    app,
    environment,
    signIn: (username, signInOptions) => signInAs(connector, username, signInOptions),
    tryToSignIn: (username, signInOptions) => completeSignIn(connector, username, signInOptions),
    anonymous: createApiClient(url, { origin: panelOrigin }),
    practice: (method, path, body) => callPractice(org, method, path, body),
    waitForSalesforce(ms = config.salesforce.timeoutMs) {
      app.salesforceApp.settings.timeoutMs = ms;
    },
    stop,
    async close() {
      await stop();
      if (!options.orgs) await orgs.close();
      if (folder) rmSync(folder, { recursive: true, force: true });
    },
  };
}

function logTo(config: Config, onLog: ((line: string) => void) | undefined) {
  return onLog ? createLog(config.logLevel, { write: onLog }) : createLog(config.logLevel);
}

/** A test that moves the clock wants all times that the connector measures to pass. */
function clocksOf(clock: () => Date): Clocks {
  return { clock, elapsedMs: () => clock().getTime() };
}

function withoutUndefined(given: Record<string, string | undefined>): Record<string, string> {
  return Object.fromEntries(
    Object.entries(given).filter((entry): entry is [string, string] => entry[1] !== undefined),
  );
}
