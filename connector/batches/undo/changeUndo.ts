import { and, eq, ne } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { batchUndos, type BatchUndo } from "../../database/schema/batchUndos.ts";
import { refusal } from "../../reasons/refusal.ts";
import { showUndo, type UndoStatus } from "./showUndo.ts";
import { writeUndos } from "../writeUndos.ts";

/** Changes the undo's own row and answers its new status. Throws `request-invalid` where it has finished. */
export async function changeUndo(
  ctx: RequestContext,
  undo: BatchUndo,
  changes: Pick<BatchUndo, "state"> & Partial<BatchUndo>,
): Promise<UndoStatus> {
  const isOpen = and(eq(batchUndos.batchId, undo.batchId), ne(batchUndos.state, "finished"));
  const [changed] = await writeUndos(ctx, changes, isOpen);
  if (!changed) throw refusal("undo-batch-over", { field: "id" });
  return await showUndo(ctx, changed);
}
