import type { RequestContext } from "../context.ts";
import { readFailures, type Failure, type FailurePage, type FailureQuery } from "./readFailures.ts";

/**
 * Takes the failures of a month by page, until `take` wants no more or none is left. All are of one month,
 * also where the next begins meanwhile. Answers the last page that was taken. Throws as readFailures does.
 */
export async function takeFailures(
  ctx: RequestContext,
  query: FailureQuery,
  take: (failures: Failure[]) => boolean,
): Promise<FailurePage> {
  let page = await readFailures(ctx, query);
  while (take(page.items) && page.nextCursor !== null) {
    const { month, nextCursor: cursor } = page;
    page = await readFailures(ctx, { month, cursor, limit: query.limit });
  }
  return page;
}
