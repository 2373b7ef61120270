import type { BatchRow } from "../../database/schema/batches.ts";
import type { StoredProblem } from "../../problems.ts";
import { policyOf, type ErrorCode } from "../../errors.ts";

/** Tries of one row. */
export const attemptsMax = 5;

/** Whether the error may pass by itself, so that the row is tried again. */
export function mayPass(error: { code: ErrorCode }): boolean {
  const { retry } = policyOf(error);
  return retry === "later" || retry === "pauseBatch";
}

/**
 * What happens to a failed row. `holdsForAll`: every request of the user would have failed the same way; the
 * row then waits together with its batch, and the try does not count. Any other try counts, so that no row
 * waits for ever.
 */
export function afterFailure(
  { attempts: before }: Pick<BatchRow, "attempts">,
  problem: StoredProblem,
  holdsForAll: boolean,
): Pick<BatchRow, "state"> & Partial<BatchRow> {
  if (holdsForAll) return { state: "waiting", creationId: null };
  const attempts = before + 1;
  if (mayPass(problem) && attempts < attemptsMax) return { state: "waiting", creationId: null, attempts };
  return { state: endStateOf(problem), attempts, problem };
}

/** The final state of a row that is not tried again. */
export function endStateOf(problem: { code: ErrorCode }): "skipped" | "failed" {
  return policyOf(problem).endsRowAs ?? "failed";
}
