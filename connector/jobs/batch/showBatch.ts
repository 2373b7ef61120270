import { and, eq, desc } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { type Batch, type BatchState, batches } from "../../database/schema/batches.ts";
import { visibleLists } from "../../leads/findLeadList.ts";
import { leadLists } from "../../database/schema/leads.ts";
import { showProblem, type ShownProblem } from "../../problems.ts";
import { countRows, findBatch } from "./findBatch.ts";
import { firstOf } from "../../database/firstOf.ts";
import { mapInTurns } from "../../inTurns.ts";
import { mayNotDelete } from "../../describe/contactDescribe.ts";
import { undoMinutes } from "../../creations/undoWindow.ts";
import type { BatchUndo } from "../../database/schema/batchUndos.ts";
import { countUndoRows, readUndoOf } from "../undo/findUndo.ts";
import { readLastMade, readUndoable } from "../undo/undoable.ts";
import { undoDeadline } from "../undo/requireUndo.ts";

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

/** The caller's batch. Throws `not-found`. */
export async function readBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  return await showBatch(ctx, await findBatch(ctx, id));
}

/** The caller's latest batches, newest first. */
export async function listBatches(ctx: RequestContext): Promise<BatchStatus[]> {
  const { orgId, userId } = ctx.caller;
  const listed = await ctx.database
    .select()
    .from(batches)
    .where(and(eq(batches.orgId, orgId), eq(batches.userId, userId)))
    .orderBy(desc(batches.createdAt))
    .limit(listedMax);
  return mapInTurns(listed, (batch) => showBatch(ctx, batch));
}

const listedMax = 50;

/** How the undo of a batch stands, or that it can be begun, until when. */
interface UndoOffer {
  state: BatchUndo["state"] | "offered";
  /** ISO 8601, UTC; null where it was begun. */
  expiresAt: string | null;
  /** For how long, whatever the clock of whoever asks says; null where it was begun. */
  undoSeconds: number | null;
  /** Contacts that undos of the batch have removed: the batch counts their leads as skipped. */
  undone: number;
}

/**
 * What a batch says of its undo; null where there is none and none can be begun. Asks Salesforce nothing:
 * whether somebody has touched the contacts since is what a preview says. `inFlight`: rows of the batch whose
 * request isn't answered yet, also after it was cancelled.
 */
async function offerUndo(ctx: RequestContext, batch: Batch, inFlight: number): Promise<UndoOffer | null> {
  const undo = await readUndoOf(ctx.database, batch.id);
  const undone = undo ? (await countUndoRows(ctx.database, batch.id)).undone : 0;
  const begun = undo ? { state: undo.state, expiresAt: null, undoSeconds: null, undone } : null;
  if (undo && undo.state !== "finished") return begun;
  if (inFlight > 0 || (batch.state !== "finished" && batch.state !== "cancelled")) return begun;
  // Its last contact came before it ended: of most batches nothing else has to be asked.
  const endedMs = ctx.clock().getTime() - (batch.finishedAt ?? 0);
  if (endedMs > (await undoMinutes(ctx)) * 60_000) return begun;
  const lastMadeAt = await readLastMade(ctx.database, batch.id);
  if (lastMadeAt === null || (await readUndoable(ctx.database, batch.id)).length === 0) return begun;
  const { isOver, expiresAt, seconds } = await undoDeadline(ctx, lastMadeAt);
  if (isOver || (await mayNotDelete(ctx))) return begun;
  return {
    state: "offered",
    expiresAt: new Date(expiresAt).toISOString(),
    undoSeconds: seconds,
    undone,
  };
}
