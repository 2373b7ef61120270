import type { AppContext } from "../../context.ts";
import type { BatchUndo } from "../../database/schema/batchUndos.ts";
import { endWaitingRows } from "./endWaitingRows.ts";

/** An undo that was held up goes on for so long after the rep has asked for it. Nobody counts on it later. */
const goesOnMs = 24 * 60 * 60_000;

/** Until when an undo goes on that is held up. */
export const goesOnUntil = ({ createdAt }: Pick<BatchUndo, "createdAt">) => createdAt + goesOnMs;

/** Whether an undo was asked for too long ago to go on. */
const isLate = ({ clock }: Pick<AppContext, "clock">, undo: Pick<BatchUndo, "createdAt">) =>
  clock().getTime() > goesOnUntil(undo);

/** Keeps what is left of an undo that was asked for too long ago. Whether it was. */
export async function endLateUndo(app: AppContext, undo: BatchUndo): Promise<boolean> {
  if (!isLate(app, undo)) return false;
  await endWaitingRows(app, undo, { outcome: "kept", reason: "old" });
  return true;
}
