import type { RequestContext } from "../context.ts";
import { matchesKeptMs } from "../matches/createdPeople.ts";
import type { CacheKind } from "../memory.ts";

/** How many leads of a list have a status that Salesforce decides, or were not compared. */
export interface StatusCounts {
  likely: number;
  possible: number;
  new: number;
  unknown: number;
}

/** What else tells whether the counts still hold. */
interface ListCounts {
  leads: number;
  linked: number;
}

/** As they were when the user last looked at the list, for as long as Salesforce's answers are kept. */
const lastCounts: CacheKind<StatusCounts & ListCounts> = { maxAgeMs: matchesKeptMs, max: 500 };

export function rememberCounts(
  { memory, caller }: RequestContext,
  listId: string,
  counts: StatusCounts & ListCounts,
): void {
  memory.perUser(lastCounts, caller).set(listId, { ...counts });
}

/**
 * What was counted last, counted anew where leads were added, removed or linked since; null where the user
 * has not looked lately.
 */
export async function recallCounts(
  { memory, caller }: RequestContext,
  listId: string,
  now: ListCounts,
  countAnew: () => Promise<StatusCounts>,
): Promise<StatusCounts | null> {
  const kept = memory.perUser(lastCounts, caller).get(listId);
  if (!kept) return null;
  const holds = kept.leads === now.leads && kept.linked === now.linked;
  const { likely, possible, new: fresh, unknown } = holds ? kept : await countAnew();
  return { likely, possible, new: fresh, unknown };
}
