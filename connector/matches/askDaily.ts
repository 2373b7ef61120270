import { remember, type Cache } from "../memory.ts";
import type { Patience } from "../salesforce/patience.ts";

/** How long an answer is kept by whoever asks so. */
export const dayMs = 24 * 60 * 60_000;

/** For fewer leads it isn't worth a call of its own. */
const leadsMin = 20;

const key = "answer";

/**
 * What helps to find all leads of a user and changes little: as of the last day. Null where nobody has asked
 * and the leads are few, or where Salesforce does not say in time.
 */
export async function askDaily<Answer>(
  cache: Cache<Promise<Answer>>,
  { leads, patience }: { leads: number; patience: Patience },
  ask: () => Promise<Answer>,
): Promise<Answer | null> {
  if (leads < leadsMin && cache.get(key) === undefined) return null;
  return await patience.orNull(remember(cache, key, ask));
}
