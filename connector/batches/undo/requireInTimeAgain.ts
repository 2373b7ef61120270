import type { RequestContext } from "../../context.ts";
import type { BatchUndo } from "../../database/schema/batchUndos.ts";
import { readLastMade } from "../undoableContacts.ts";
import { undoDeadline } from "../undoDeadline.ts";

type Ended = Pick<BatchUndo, "batchId" | "state">;

/** Throws `request-invalid` where an undo that was cancelled could not be begun any more. */
export async function requireInTimeAgain(ctx: RequestContext, undo: Ended): Promise<void> {
  if (undo.state !== "cancelled") return;
  const { isOver, tooLate } = await deadlineOf(ctx, undo);
  if (isOver) throw tooLate;
}

/** Until when one that was cancelled could be begun; null for any other. */
export async function beginDeadline(ctx: RequestContext, undo: Ended): Promise<number | null> {
  return undo.state === "cancelled" ? (await deadlineOf(ctx, undo)).expiresAt : null;
}

const deadlineOf = async (ctx: RequestContext, { batchId }: Ended) =>
  undoDeadline(ctx, (await readLastMade(ctx.database, batchId)) ?? 0);
