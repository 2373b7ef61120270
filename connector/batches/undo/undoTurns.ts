import { asc, exists, eq, and, notExists, sql } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { batchUndoRows, batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { isDue } from "../isDue.ts";
import type { TurnKind } from "../runBatches.ts";
import { stepUndo } from "./stepUndo.ts";
import { ofContactsToLookAt } from "./chooseUndoRows.ts";
import { isOpenUndo } from "../openUndos.ts";
import { writeUndos } from "../writeUndos.ts";

/** Undos take turns with the batches of their users. */
export const undoTurns: TurnKind = {
  finish: finishUndos,
  runnable: async (app) =>
    (await runnableUndos(app)).map((undo) => ({ userId: undo.userId, step: () => stepUndo(app, undo) })),
};

/** Undos with contacts to look at now, oldest first. */
async function runnableUndos(app: AppContext): Promise<BatchUndo[]> {
  const waiting = ofContactsToLookAt(app.database, eq(batchUndoRows.batchId, batchUndos.batchId));
  const open = await app.database
    .select()
    .from(batchUndos)
    .where(and(isOpenUndo, exists(waiting)))
    .orderBy(asc(batchUndos.createdAt));
  return open.filter((undo) => isDue(app, undo));
}

/** Finishes undos whose contacts have all ended. */
async function finishUndos(app: AppContext): Promise<void> {
  const waiting = app.database
    .select({ one: sql`1` })
    .from(batchUndoRows)
    .where(and(eq(batchUndoRows.batchId, batchUndos.batchId), eq(batchUndoRows.outcome, "waiting")));
  await writeUndos(
    app,
    { state: "finished", problem: null, resumeAt: null, finishedAt: app.clock().getTime() },
    and(isOpenUndo, notExists(waiting)),
  );
}
