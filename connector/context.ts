import type { Config } from "./config.ts";
import type { Database } from "./database/database.ts";
import type { Runner } from "./database/runner.ts";
import type { LeadFileReaders } from "./leadFiles/reading/leadFileReaders.ts";
import type { StorageWatch } from "./database/storage.ts";
import type { Log } from "./log/createLog.ts";
import type { Memory } from "./work/memory.ts";
import type { Metrics } from "./log/createMetrics.ts";
import type { SalesforceApp } from "./salesforce/salesforceApp.ts";
import type { SalesforceSession } from "./salesforce/session.ts";
import type { Shutdown, Wakes } from "./work/shutdown.ts";
import type { TokenVault } from "./secrets.ts";
import type { Trace } from "./work/trace.ts";

/** The context that the whole connector shares. main.ts makes it once. */
export interface AppContext {
  config: Config;
  database: Database;
  /** Recognizes failures of the database. */
  storage: StorageWatch;
  /** Our registered app at Salesforce, which signs users in and opens sessions on grants. */
  salesforceApp: SalesforceApp;
  /** Encrypts what must not be stored in clear. */
  vault: TokenVault;
  clock: () => Date;
  /** Milliseconds since an arbitrary time, for measuring waits: unlike `clock` it is never set. */
  elapsedMs: () => number;
  /** This connector among those on one database. */
  runner: Runner;
  leadFiles: LeadFileReaders;
  /** Caches. */
  memory: Memory;
  /** The progress of a shutdown. */
  shutdown: Shutdown;
  /** How a request wakes a job of this connector. */
  wakes: Wakes;
  log: Log;
  /** The trace of the request in whose context this is; absent where nothing was asked. */
  trace?: Trace;
  metrics: Metrics;
}

/** The user who acts. */
export interface Caller {
  /** Null for work in the background, which has a user but no panel. */
  session: { id: string; expiresAt: Date } | null;
  grantId: string;
  /** The org's own address, as its last answer to a sign-in or a refresh said. */
  instanceUrl: string;
  /** 18 characters, as every Salesforce id here. */
  userId: string;
  username: string;
  displayName: string;
  /** As Salesforce names it, e.g. `Europe/Berlin`; null where that is not known. */
  timeZone: string | null;
  orgId: string;
  isAdmin: boolean;
  /** See users.crmChanges. */
  crmChanges: number;
}

/** What a verb gets: `verb(ctx, input)`. `salesforce` acts with the caller's own rights and no others. */
export interface RequestContext extends AppContext {
  caller: Caller;
  requestId: string;
  salesforce: SalesforceSession;
}
