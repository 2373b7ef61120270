import type { BatchRow } from "../../database/schema/batches.ts";
import type { StoredProblem } from "../../problems.ts";
import { policyOf, type ErrorCode } from "../../errors.ts";

/** Tries of one row whose failure may pass by itself. */
export const attemptsMax = 5;

/** Whether it may pass by itself, so that the row is tried again. */
export function mayPass(error: { code: ErrorCode }): boolean {
  const { retry } = policyOf(error);
  return retry === "later" || retry === "pauseBatch";
}

/**
 * What becomes of a batch's row that failed. `holdsForAll`: every request of the user's would have failed so,
 * whatever row it was for; then the row waits, and the batch with it, for as long as that holds. Any other
 * try counts, whatever its code, so that none waits for ever.
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

/** How a row ends that is not tried again. */
export function endStateOf({ code }: { code: ErrorCode }): "skipped" | "failed" {
  return code === "already-in-crm" ? "skipped" : "failed";
}
