import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { policyOf, type AppError } from "../../errors.ts";
import { withoutPeople } from "../../privacy/withoutPeople.ts";
import { storedProblem, type StoredProblem } from "../../problems.ts";
import { hasOwnWords } from "../../reasons/hasOwnWords.ts";
import { otherPauseMs, pauseMaxMs } from "../pauseBatch.ts";
import { isOpenUndo } from "../openUndos.ts";
import { writeUndos } from "../writeUndos.ts";

/** Pauses an undo until the obstacle may have passed. A rep who resumes it does not wait. */
export async function pauseUndo(app: AppContext, undo: BatchUndo, error: AppError): Promise<void> {
  const askedMs = error.retryAfter === undefined ? undefined : error.retryAfter * 1000;
  const pauseMs = Math.min(askedMs ?? policyOf(error).pauseMs ?? otherPauseMs, pauseMaxMs);
  await writeUndos(
    app,
    { state: "paused", problem: inOurWords(error), resumeAt: app.clock().getTime() + pauseMs },
    and(eq(batchUndos.batchId, undo.batchId), isOpenUndo),
    { call: error.call, isTold: !isSame(undo, error) },
  );
}

/** Salesforce may quote anybody. */
function inOurWords(error: AppError): StoredProblem {
  const problem = storedProblem(error);
  return hasOwnWords(error.members["reason"]) ? problem : withoutPeople(problem);
}

function isSame({ state, problem }: BatchUndo, { code, members }: AppError): boolean {
  return state === "paused" && problem?.code === code && problem.members?.["reason"] === members["reason"];
}
