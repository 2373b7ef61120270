import type { AppContext } from "./context.ts";
import type { CacheKind } from "./memory.ts";
import { opensStoredTokens } from "./signIn/opensStoredTokens.ts";

/** Whether each thing a request needs is there. */
export interface Readiness {
  isReady: boolean;
  checks: {
    /** It takes a write, and nobody has met damage in it. */
    database: boolean;
    /** They open the stored sign-ins. */
    tokenKeys: boolean;
    /** It is not about to end. */
    running: boolean;
  };
  /** What is wrong and what to do about it, for whoever runs the connector. */
  problems: string[];
}

/** Anybody may ask, as often as they like; the database is asked once in this time. */
const kept: CacheKind<Problems> = { maxAgeMs: 1_000, max: 1 };

type Problems = [database: string | null, tokenKeys: string | null];

/**
 * Has the database take a write and the keys open what was sealed. Salesforce is not asked: it may be down
 * without us.
 */
export function readReadiness(app: AppContext): Readiness {
  const [database, tokenKeys] = recentProblems(app);
  const running = app.shutdown.begun.aborted ? "The connector is stopping." : null;
  return {
    isReady: database === null && tokenKeys === null && running === null,
    checks: { database: database === null, tokenKeys: tokenKeys === null, running: running === null },
    problems: [database, tokenKeys, running].filter((problem) => problem !== null),
  };
}

function recentProblems(app: AppContext): Problems {
  const cache = app.memory.shared(kept);
  return cache.get("") ?? cache.set("", [app.storage.findTrouble(), problemOfKeys(app)]);
}

function problemOfKeys(app: AppContext): string | null {
  try {
    return opensStoredTokens(app)
      ? null
      : "TOKEN_KEYS does not open stored sign-ins. Put the missing key back; who signs in again needs it no more.";
  } catch {
    // The database's own check says what is wrong with it.
    return null;
  }
}
