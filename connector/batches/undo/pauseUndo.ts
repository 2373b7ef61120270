import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import type { AppError } from "../../errors.ts";
import { inOurWords } from "../../reasons/inOurWords.ts";
import { isPausedFor, pauseMsOf } from "../pauseBatch.ts";
import { isOpenUndo } from "../openUndos.ts";
import { writeUndos } from "../writeUndos.ts";

/** Pauses an undo until the obstacle may have passed. A rep who resumes it does not wait. */
export async function pauseUndo(app: AppContext, undo: BatchUndo, error: AppError): Promise<void> {
  const resumeAt = app.clock().getTime() + pauseMsOf(error);
  await writeUndos(
    app,
    { state: "paused", problem: inOurWords(error), resumeAt },
    and(eq(batchUndos.batchId, undo.batchId), isOpenUndo),
    { call: error.call, isTold: !isPausedFor(undo, error) },
  );
}
