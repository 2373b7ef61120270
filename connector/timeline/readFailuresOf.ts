import type { RequestContext } from "../context.ts";
import { encodeCursor } from "../cursor.ts";
import { causeKey } from "./causeKey.ts";
import type { Failure, FailurePage, FailureQuery } from "./readFailures.ts";
import { takeFailures } from "./takeFailures.ts";

const rowsPerRead = 200;

/** A page of the failures of a month that have this cause: see causeKey. Throws as readFailures does. */
export async function readFailuresOf(
  ctx: RequestContext,
  key: string,
  { limit, ...query }: FailureQuery,
): Promise<FailurePage> {
  const items: Failure[] = [];
  const { month } = await takeFailures(ctx, { ...query, limit: rowsPerRead }, (failures) => {
    items.push(...failures.filter((failure) => causeKey(failure) === key));
    return items.length <= limit;
  });
  const shown = items.slice(0, limit);
  const last = items.length > limit ? shown.at(-1) : undefined;
  const nextCursor = last ? encodeCursor([last.at.getTime(), last.creationId]) : null;
  return { month, items: shown, nextCursor };
}
