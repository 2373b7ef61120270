import { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "./problems.ts";
import { refusals } from "./refusals.ts";

/**
 * An error as it is stored where no lead is, so that nothing has to be erased there: without what Salesforce
 * said, which may quote anybody.
 */
export function inOurWords(error: AppError): StoredProblem {
  const ours = hasOwnWords(error.members["reason"]) ? error : new AppError(error.code);
  const { fields: _mayQuote, ...problem } = storedProblem(ours);
  return problem;
}

/** Whether a reason has words of our own. Others say what Salesforce said. */
export function hasOwnWords(reason: unknown): boolean {
  const known: Partial<Record<string, object>> = refusals;
  return typeof reason === "string" && "detail" in (known[reason] ?? {});
}
