import { SalesforceError } from "../types.ts";
import {
  failed,
  hasFailed,
  runSubrequest,
  type Subrequest,
  type SubrequestResult,
  type Surroundings,
} from "./subrequest.ts";
import { transaction } from "./transaction.ts";

interface Together extends Pick<Surroundings, "dispatch" | "call"> {
  /** Whether the first failure undoes and halts everything. */
  allOrNone: boolean;
}

/** Runs subrequests in order. */
export async function runTogether(
  subrequests: Subrequest[],
  { dispatch, call, allOrNone }: Together,
): Promise<{ succeeded: boolean; results: SubrequestResult[] }> {
  const answers = new Map<string, unknown>();
  const runAll = async () => {
    const results: SubrequestResult[] = [];
    for (const subrequest of subrequests) {
      const result = await runSubrequest(subrequest, { dispatch, call, answers });
      results.push(result);
      if (hasFailed(result) && allOrNone) return { succeeded: false, results };
      if (result.httpStatusCode < 400) answers.set(subrequest.referenceId, result.body);
    }
    return { succeeded: !results.some(hasFailed), results };
  };
  if (!allOrNone) return runAll();
  const done = await transaction(call, async () => {
    const result = await runAll();
    return { commit: result.succeeded, result };
  });
  return done.succeeded ? done : { succeeded: false, results: rolledBack(subrequests, done.results) };
}

/** Marks every subrequest but the failing one as rolled back. */
function rolledBack(subrequests: Subrequest[], results: SubrequestResult[]): SubrequestResult[] {
  const culprit = results.at(-1);
  return subrequests.map(({ referenceId }) =>
    culprit?.referenceId === referenceId ? culprit : failed(referenceId, [halted()]),
  );
}

export const halted = () =>
  new SalesforceError(
    400,
    "PROCESSING_HALTED",
    "The transaction was rolled back since another operation in the same transaction failed.",
  );
