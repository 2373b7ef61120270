import type { RequestContext } from "../context.ts";
import { encodeCursor } from "../cursor.ts";
import { causeKey } from "./causeKey.ts";
import { readFailures, type Failure, type FailurePage, type FailureQuery } from "./readFailures.ts";

/** The failures of a month that have the same cause. */
interface FailureCause extends Pick<Failure, "explanation" | "fields"> {
  key: string;
  failures: number;
  newestAt: Date;
  /** Whose they are, the one with the newest first. */
  users: Pick<Failure, "userId" | "username" | "displayName">[];
}

interface FailureCauses {
  month: string;
  /** The most frequent first. */
  items: FailureCause[];
  /** Whether the month has older failures, which are not counted. */
  isCut: boolean;
}

const rowsPerRead = 500;
/** So many that everything which still goes wrong is among them. */
const failuresMax = 5_000;

/**
 * The failures of a month (`YYYY-MM`, by default this one) by what they failed of. Each cause is told as of
 * its newest failure. Throws `not-admin`.
 */
export async function readFailureCauses(
  ctx: RequestContext,
  { month: asked }: { month?: string | undefined },
): Promise<FailureCauses> {
  const causes = new Map<string, FailureCause>();
  let read = 0;
  const { month, nextCursor } = await takeFailures(ctx, { month: asked, limit: rowsPerRead }, (failures) => {
    for (const failure of failures) count(causes, failure);
    read += failures.length;
    return read < failuresMax;
  });
  const items = [...causes.values()].sort((one, other) => other.failures - one.failures);
  return { month, items, isCut: nextCursor !== null };
}

function count(causes: Map<string, FailureCause>, failure: Failure): void {
  const { at, explanation, fields, userId, username, displayName } = failure;
  const key = causeKey(failure);
  const known = causes.get(key) ?? { key, explanation, fields, failures: 0, newestAt: at, users: [] };
  known.failures += 1;
  if (!known.users.some((user) => user.userId === userId))
    known.users.push({ userId, username, displayName });
  causes.set(key, known);
}

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
