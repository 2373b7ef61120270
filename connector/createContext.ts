import type { Logger } from "pino";
import type { Config } from "./config.ts";
import type { AppContext } from "./context.ts";
import { openDatabase } from "./database/open.ts";
import { createMetrics } from "./metrics.ts";
import { createSalesforceApp } from "./salesforce/connect.ts";
import { createGrantStore } from "./signIn/grantStore.ts";
import { createTokenVault } from "./signIn/tokenVault.ts";

/** Makes what the whole connector shares. Opens and migrates the database. */
export function createContext(config: Config, log: Logger, clock: () => Date = () => new Date()): AppContext {
  const database = openDatabase(config.databaseFile);
  const vault = createTokenVault(config.tokenKeys);
  const metrics = createMetrics();
  const salesforceApp = createSalesforceApp({
    settings: { ...config.salesforce, redirectUri: `${config.publicUrl}/oauth/callback` },
    store: createGrantStore(database, vault, clock),
    clock,
    observe({ method, status }) {
      metrics.salesforceRequests.inc({ method, status: status === null ? "none" : String(status) });
    },
  });
  return { config, database, salesforceApp, vault, clock, log, metrics };
}
