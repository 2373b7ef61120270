import type { Config } from "./config.ts";
import type { AppContext } from "./context.ts";
import { openDatabase } from "./database/open.ts";
import { keepImports } from "./leads/runningImport.ts";
import { createRunner } from "./database/runner.ts";
import { createLeadFileReaders } from "./leadFiles/reading/leadFileReaders.ts";
import { toldOf, createStorageWatch } from "./database/storage.ts";
import type { Log } from "./log/createLog.ts";
import { createMemory } from "./work/memory.ts";
import { countCall, createMetrics } from "./log/createMetrics.ts";
import { measureState } from "./log/measureState.ts";
import { createSalesforceApp } from "./salesforce/salesforceApp.ts";
import { createShutdown, createWakes } from "./work/shutdown.ts";
import { tellKeys } from "./signIn/keys.ts";
import { createGrantStore } from "./signIn/grantStore.ts";
import { createTokenVault } from "./secrets.ts";

/** The clocks: of the world, and for waits. */
export interface Clocks {
  clock: () => Date;
  elapsedMs: () => number;
}

const systemClocks: Clocks = { clock: () => new Date(), elapsedMs: () => performance.now() };

/** Makes what the whole connector shares. Opens and migrates the database. */
export async function createContext(
  config: Config,
  log: Log,
  clocks: Clocks = systemClocks,
): Promise<AppContext> {
  const { clock, elapsedMs } = clocks;
  const openedAt = elapsedMs();
  const database = await openDatabase(config.databaseAddress);
  const { engine } = database;
  log.info({ database: engine.name, ms: Math.round(elapsedMs() - openedAt) }, "database is sound");
  const storage = createStorageWatch(database);
  const shutdown = createShutdown();
  const runner = await createRunner(engine.locks);
  const keysTold = () => tellKeys({ database, runner }, [...config.tokenKeys.keys()]);
  await keysTold().catch((error: unknown) => {
    throw toldOf(database, error);
  });
  runner.onNewId(keysTold);
  runner.onNewId((former) => keepImports({ database, runner }, former));
  const vault = createTokenVault(config.tokenKeys);
  const metrics = createMetrics();
  const salesforceApp = createSalesforceApp({
    settings: {
      ...config.salesforce,
      redirectUri: `${config.publicUrl}/oauth/callback`,
      timeUp: shutdown.timeUp,
    },
    store: createGrantStore({ database, vault, clock, runner, log }),
    clock,
    observe: (exchange) => countCall(metrics, exchange),
  });
  const leadFiles = createLeadFileReaders();
  const memory = createMemory(elapsedMs);
  measureState({ database, clock, salesforceApp, metrics });
  return {
    config,
    database,
    storage,
    runner,
    leadFiles,
    memory,
    salesforceApp,
    vault,
    clock,
    elapsedMs,
    shutdown,
    wakes: createWakes(),
    log,
    metrics,
  };
}
