import { AppError } from "../errors.ts";
import { storedProblem, type StoredProblem } from "../problems.ts";
import { hasOwnWords } from "./hasOwnWords.ts";

/**
 * An error as it is stored where no lead is, so that nothing has to be erased there: without what Salesforce
 * said, which may quote anybody.
 */
export function inOurWords(error: AppError): StoredProblem {
  const ours = hasOwnWords(error.members["reason"]) ? error : new AppError(error.code);
  const { fields: _mayQuote, ...problem } = storedProblem(ours);
  return problem;
}
