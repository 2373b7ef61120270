import type { RequestContext } from "../context.ts";
import { causeKey } from "./causeKey.ts";
import type { Failure } from "./readFailures.ts";
import { takeFailures } from "./takeFailures.ts";

type FailedUser = Pick<Failure, "userId" | "username" | "displayName">;

/** The failures of a month that have the same cause. */
interface FailureCause extends Pick<Failure, "cause" | "fields"> {
  key: string;
  failures: number;
  newestAt: Date;
  /** Whose they are, the one with the newest first. */
  users: FailedUser[];
}

export interface FailureCauses {
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
  const { at, cause, fields, userId, username, displayName } = failure;
  const key = causeKey(failure);
  const known = causes.get(key) ?? { key, cause, fields, failures: 0, newestAt: at, users: [] };
  known.failures += 1;
  if (!known.users.some((user) => user.userId === userId))
    known.users.push({ userId, username, displayName });
  causes.set(key, known);
}
