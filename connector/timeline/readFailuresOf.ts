import type { RequestContext } from "../context.ts";
import { encodeCursor } from "../cursor.ts";
import { causeKey } from "./causeKey.ts";
import { readFailures, type Failure, type FailurePage, type FailureQuery } from "./readFailures.ts";

const rowsPerRead = 200;

/** A page of the failures of a month that have this cause: see causeKey. Throws as readFailures does. */
export async function readFailuresOf(
  ctx: RequestContext,
  key: string,
  { limit, ...query }: FailureQuery,
): Promise<FailurePage> {
  const items: Failure[] = [];
  let page = await readFailures(ctx, { ...query, limit: rowsPerRead });
  for (;;) {
    items.push(...page.items.filter((failure) => causeKey(failure) === key));
    const { month, nextCursor: cursor } = page;
    if (cursor === null || items.length > limit) break;
    page = await readFailures(ctx, { month, cursor, limit: rowsPerRead });
  }
  const shown = items.slice(0, limit);
  const last = items.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? encodeCursor([last.at.getTime(), last.creationId]) : null;
  return { month: page.month, items: shown, nextCursor };
}
