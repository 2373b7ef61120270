import type { AppContext } from "./context.ts";
import { pingDatabase } from "./database/open.ts";

/** Whether each thing a request needs is there. */
export interface Readiness {
  isReady: boolean;
  checks: { database: boolean; tokenKeys: boolean };
}

/** Asks the migrated database for an answer and opens a token sealed now. Salesforce is not asked: it may be down without us. */
export function readReadiness(app: AppContext): Readiness {
  const checks = {
    database: succeeds(() => pingDatabase(app.database)),
    tokenKeys: succeeds(() => app.vault.open(app.vault.seal("ready", "readiness"), "readiness")),
  };
  return { isReady: checks.database && checks.tokenKeys, checks };
}

function succeeds(check: () => unknown): boolean {
  try {
    check();
    return true;
  } catch {
    return false;
  }
}
