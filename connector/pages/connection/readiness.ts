import { setTimeout as wait } from "node:timers/promises";
import type { AppContext } from "../../context.ts";
import { minutesApart } from "../../privacy/clocksApart.ts";
import { opensErasureKey } from "../../privacy/erasedPeople.ts";
import { opensStoredTokens } from "../../signIn/keys.ts";
import type { CacheKind } from "../../work/memory.ts";

/** Whether everything that a request needs is available. */
interface Readiness {
  isReady: boolean;
  checks: {
    /** The database accepts writes and has no known damage. */
    database: boolean;
    /** The keys open the stored sign-ins. */
    tokenKeys: boolean;
    /** The connector is not shutting down. */
    running: boolean;
    /** The clocks agree, as far as is known. Where they do not, it serves, but erases nothing by its age. */
    clock: boolean;
  };
  /** What is wrong and what to do, for whoever runs the connector. */
  problems: string[];
}

/** Anybody may ask at any rate, so the database is checked once in this time. */
const kept: CacheKind<Problems> = { maxAgeMs: 1_000, max: 1 };

type Problems = [database: string | null, tokenKeys: string | null];

/**
 * Checks that the database accepts a write and the keys open the stored tokens. Does not ask Salesforce,
 * because its outages are not the connector's.
 */
export async function readReadiness(app: AppContext): Promise<Readiness> {
  const [database, tokenKeys] = await recentProblems(app);
  const running = app.shutdown.begun.aborted ? "The connector is stopping." : null;
  const clock = problemOfClock(app);
  return {
    isReady: database === null && tokenKeys === null && running === null,
    checks: {
      database: database === null,
      tokenKeys: tokenKeys === null,
      running: running === null,
      clock: clock === null,
    },
    problems: [database, tokenKeys, running, clock].filter((problem) => problem !== null),
  };
}

/** Sooner than Prometheus, and most proxies, give up. */
const answerMsMax = 3_000;

async function recentProblems(app: AppContext): Promise<Problems> {
  const cache = app.memory.shared(kept);
  const known = cache.get("");
  if (known) return known;
  const hangs: Problems = ["The database does not answer.", null];
  return cache.set("", await Promise.race([findProblems(app), wait(answerMsMax, hangs, { ref: false })]));
}

async function findProblems(app: AppContext): Promise<Problems> {
  return [await app.storage.findTrouble(), await problemOfKeys(app)];
}

async function problemOfKeys(app: AppContext): Promise<string | null> {
  try {
    return (await opensStoredTokens(app)) && (await opensErasureKey(app))
      ? null
      : "TOKEN_KEYS does not open what is stored: sign-ins, or the list of erased people. Put the missing key back; who signs in again needs it no more, imports do where people were erased.";
  } catch {
    // The database's own check reports the details.
    return null;
  }
}

function problemOfClock(app: AppContext): string | null {
  const minutes = minutesApart(app);
  if (minutes === 0) return null;
  return `The clocks of this host and of Salesforce or the database are ${minutes} min apart. Set them, for example by NTP; until then nothing is erased by its age.`;
}
