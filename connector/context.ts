import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { Database } from "./database/open.ts";
import type { Runner } from "./database/runner.ts";
import type { LeadFileReaders } from "./leadFiles/reading/leadFileReaders.ts";
import type { StorageWatch } from "./database/storageWatch.ts";
import type { Memory } from "./memory.ts";
import type { Metrics } from "./metrics.ts";
import type { SalesforceApp } from "./salesforce/connect.ts";
import type { SalesforceSession } from "./salesforce/session.ts";
import type { Shutdown } from "./shutdown.ts";
import type { TokenVault } from "./secrets/tokenVault.ts";

/** What the whole connector shares: made once in main.ts, passed in everywhere. */
export interface AppContext {
  config: Config;
  database: Database;
  /** Tells when it is the database that fails. */
  storage: StorageWatch;
  /** Our registered app at Salesforce: signs users in, and opens sessions on grants. */
  salesforceApp: SalesforceApp;
  /** Seals what may not stand in the database in clear. */
  vault: TokenVault;
  clock: () => Date;
  /**
   * Milliseconds from some moment on: never set, unlike `clock`, so that it is what a wait is measured by.
   */
  elapsedMs: () => number;
  /** Which connector this is, where several use one database. */
  runner: Runner;
  leadFiles: LeadFileReaders;
  /** What was asked for lately. */
  memory: Memory;
  /** How far its end has come. */
  shutdown: Shutdown;
  log: Logger;
  metrics: Metrics;
}

/** The user in whose name something is done. */
export interface Caller {
  /** Null for work in the background, which belongs to a user but to no panel. */
  sessionId: string | null;
  grantId: string;
  /** 18 characters, as every Salesforce id here. */
  userId: string;
  username: string;
  displayName: string;
  email: string | null;
  locale: string | null;
  orgId: string;
  isAdmin: boolean;
}

/** What a verb gets: `verb(ctx, input)`. `salesforce` acts with the caller's own rights and no others. */
export interface RequestContext extends AppContext {
  caller: Caller;
  requestId: string;
  salesforce: SalesforceSession;
}
