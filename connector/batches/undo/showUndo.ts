import { and, count, eq, isNotNull } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import {
  batchUndoRows,
  type BatchUndo,
  type BatchUndoState,
  type UndoOutcome,
} from "../../database/schema/batchUndos.ts";
import { creations } from "../../database/schema/contacts.ts";
import { showProblem, type ShownProblem } from "../../problems.ts";
import { beginDeadline } from "./requireInTimeAgain.ts";
import { retryDeadline } from "./retryDeadline.ts";
import { countUndoRows } from "../countUndoRows.ts";
import { firstOf } from "../../database/firstOf.ts";

/** The status of the undo of a batch. Dates are ISO 8601, UTC. */
export interface UndoStatus {
  batchId: string;
  state: BatchUndoState;
  counts: Record<"total" | UndoOutcome, number>;
  /** How many of the waiting ones were sent for deletion without a known end. */
  inDoubt: number;
  apiCalls: number;
  /** Why it is paused. */
  problem: ShownProblem | null;
  resumeAt: string | null;
  /** Until when what failed can be tried again; null where nothing failed, it goes on, or it is too late. */
  retryUntil: string | null;
  createdAt: string;
  finishedAt: string | null;
}

export async function showUndo(ctx: RequestContext, undo: BatchUndo): Promise<UndoStatus> {
  const { database } = ctx;
  const { waiting, undone, kept, failed } = await countUndoRows(database, undo.batchId);
  // It was cancelled too late: nothing was left to cancel.
  const isOver = undo.state === "cancelled" && waiting === 0;
  return {
    batchId: undo.batchId,
    state: isOver ? "finished" : undo.state,
    counts: { total: waiting + undone + kept + failed, undone, kept, failed, waiting },
    inDoubt: waiting === 0 ? 0 : await countInDoubt(database, undo.batchId),
    apiCalls: undo.apiCalls,
    problem: undo.problem && showProblem(undo.problem),
    resumeAt: instant(undo.resumeAt),
    retryUntil: failed === 0 ? null : instant(await retryableUntil(ctx, undo)),
    createdAt: new Date(undo.createdAt).toISOString(),
    finishedAt: instant(undo.finishedAt),
  };
}

async function retryableUntil(ctx: RequestContext, undo: BatchUndo): Promise<number | null> {
  const [deadline, begun] = [await retryDeadline(ctx, undo), await beginDeadline(ctx, undo)];
  const until = deadline === null ? null : Math.min(deadline, begun ?? deadline);
  return until !== null && until > ctx.clock().getTime() ? until : null;
}

async function countInDoubt(database: RequestContext["database"], batchId: string): Promise<number> {
  const found = await firstOf(
    database
      .select({ count: count() })
      .from(batchUndoRows)
      .innerJoin(creations, eq(creations.id, batchUndoRows.creationId))
      .where(
        and(
          eq(batchUndoRows.batchId, batchId),
          eq(batchUndoRows.outcome, "waiting"),
          isNotNull(creations.undoAt),
        ),
      ),
  );
  return found?.count ?? 0;
}

const instant = (ms: number | null): string | null => (ms === null ? null : new Date(ms).toISOString());
