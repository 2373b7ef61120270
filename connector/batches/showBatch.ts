import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { Batch, BatchState } from "../database/schema/batches.ts";
import { visibleLists } from "../leads/lists.ts";
import { leadLists } from "../database/schema/leads.ts";
import { showProblem, type ShownProblem } from "../problems.ts";
import { countRows } from "./countRows.ts";
import { offerUndo, type UndoOffer } from "./offerUndo.ts";
import { firstOf } from "../database/firstOf.ts";

/** The status of a batch. Dates are ISO 8601, UTC. */
export interface BatchStatus {
  id: string;
  listId: string | null;
  /** Null where the batch has no list, or the list was deleted or is no longer shared with the caller. */
  listName: string | null;
  state: BatchState;
  /** `waiting` includes rows in flight, so that the counts add up to the total. */
  counts: {
    total: number;
    created: number;
    failed: number;
    skipped: number;
    unknown: number;
    waiting: number;
  };
  /** Contacts that got a role on an opportunity. */
  roles: number;
  /** Rows in flight. They are settled even after the batch is cancelled. */
  inFlight: number;
  apiCalls: number;
  /** Contacts a minute since the first request; null before. */
  ratePerMinute: number | null;
  etaSeconds: number | null;
  /** Why the batch is paused. */
  problem: ShownProblem | null;
  resumeAt: string | null;
  createdAt: string;
  finishedAt: string | null;
  /** Null where there is nothing to undo, or it is too late. */
  undo: UndoOffer | null;
}

export async function showBatch(ctx: RequestContext, batch: Batch): Promise<BatchStatus> {
  const rows = await countRows(ctx.database, batch.id);
  const waiting = rows.waiting + rows.running;
  const settled = rows.created + rows.failed;
  // It was cancelled too late: everything had been sent.
  const isOver = batch.state === "cancelled" && waiting + rows.unknown === 0;
  const perMs = rateOf(batch, settled, ctx.clock().getTime());
  return {
    id: batch.id,
    listId: batch.listId,
    listName: await nameOfList(ctx, batch.listId),
    state: isOver ? "finished" : batch.state,
    counts: {
      total: waiting + rows.unknown + settled + rows.skipped,
      created: rows.created,
      failed: rows.failed,
      skipped: rows.skipped,
      unknown: rows.unknown,
      waiting,
    },
    roles: rows.roles,
    inFlight: rows.running,
    apiCalls: batch.apiCalls,
    ratePerMinute: perMs === null ? null : Math.round(perMs * 60_000),
    etaSeconds: batch.state === "running" && perMs ? Math.ceil(waiting / perMs / 1000) : null,
    problem: batch.problem && showProblem(batch.problem),
    resumeAt: instant(batch.resumeAt),
    createdAt: new Date(batch.createdAt).toISOString(),
    finishedAt: instant(batch.finishedAt),
    undo: await offerUndo(ctx, batch, rows.running),
  };
}

async function nameOfList(ctx: RequestContext, listId: string | null): Promise<string | null> {
  if (listId === null) return null;
  const list = await firstOf(
    ctx.database
      .select({ name: leadLists.name })
      .from(leadLists)
      .where(and(eq(leadLists.id, listId), visibleLists(ctx.caller))),
  );
  return list?.name ?? null;
}

function rateOf(batch: Batch, settled: number, now: number): number | null {
  if (batch.startedAt === null || settled === 0) return null;
  return settled / Math.max(1, (batch.finishedAt ?? now) - batch.startedAt);
}

function instant(ms: number | null): string | null {
  return ms === null ? null : new Date(ms).toISOString();
}
