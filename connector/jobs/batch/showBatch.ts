import { and, count, eq, isNotNull } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { undoMinutes } from "../../creations/undoWindow.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { firstOf } from "../../database/rows.ts";
import { batchRows, type Batch } from "../../database/schema/batches.ts";
import type { JobState } from "../../database/schema/jobs.ts";
import { leadLists } from "../../database/schema/leads.ts";
import { mayNotDelete } from "../../form/contactDescribe.ts";
import { mapInTurns } from "../../work/inTurns.ts";
import { visibleLists } from "../../leads/lists.ts";
import { countRows, findJob, jobStatus, listJobs, type JobStatus } from "../findJobs.ts";
import { cancelJob, resumeJob } from "../lifecycle.ts";
import { readUndoOf, refuseWhileUndone, undoDeadline } from "../undo/requireUndo.ts";
import { readLastMade, readUndoable } from "../undo/undoable.ts";
import { undoKind } from "../undo/undoKind.ts";
import { batchKind } from "./batchKind.ts";

/** The status of a batch. */
export interface BatchStatus extends JobStatus {
  id: string;
  listId: string | null;
  /** Null where the batch has no list, or the list was deleted or is no longer shared with the caller. */
  listName: string | null;
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
  /** Contacts a minute since the first request; null before. */
  ratePerMinute: number | null;
  etaSeconds: number | null;
  /** Null where there is nothing to undo, or it is too late. */
  undo: UndoOffer | null;
}

/** The caller's batch. Throws `not-found`. */
export const readBatch = async (ctx: RequestContext, id: string): Promise<BatchStatus> =>
  await showBatch(ctx, await findJob(batchKind, ctx, id));

/** The caller's latest batches, newest first. */
export const listBatches = async (ctx: RequestContext): Promise<BatchStatus[]> =>
  await mapInTurns(await listJobs(batchKind, ctx), (batch) => showBatch(ctx, batch));

/** Stops sending. Throws as cancelJob. */
export const cancelBatch = async (ctx: RequestContext, id: string): Promise<BatchStatus> =>
  await showBatch(ctx, await cancelJob(batchKind, ctx, id));

/** Goes on with a batch. Throws as resumeJob, and `request-invalid` while it is being undone. */
export async function resumeBatch(ctx: RequestContext, id: string): Promise<BatchStatus> {
  const batch = await findJob(batchKind, ctx, id);
  const refuse = (transaction: DatabaseHandle) => refuseWhileUndone(transaction, id);
  return await showBatch(ctx, await resumeJob(batchKind, ctx, batch, refuse));
}

export async function showBatch(ctx: RequestContext, batch: Batch): Promise<BatchStatus> {
  const rows = await countRows(batchKind, ctx.database, batch.id);
  const { created, failed, skipped, unknown } = rows;
  const waiting = rows.waiting + rows.running;
  const settled = created + failed;
  const total = waiting + unknown + settled + skipped;
  const perMs = rateOf(batch, settled, ctx.clock().getTime());
  // It was cancelled too late: everything had been sent.
  const isOver = batch.state === "cancelled" && waiting + unknown === 0;
  return {
    ...jobStatus(batch),
    state: isOver ? "finished" : batch.state,
    id: batch.id,
    listId: batch.listId,
    listName: await nameOfList(ctx, batch.listId),
    counts: { total, created, failed, skipped, unknown, waiting },
    roles: await countRoles(ctx, batch),
    inFlight: rows.running,
    ratePerMinute: perMs === null ? null : Math.round(perMs * 60_000),
    etaSeconds: batch.state === "running" && perMs ? Math.ceil(waiting / perMs / 1000) : null,
    undo: await offerUndo(ctx, batch, rows.running),
  };
}

async function countRoles({ database }: RequestContext, { id }: Batch): Promise<number> {
  const isCreated = and(eq(batchRows.batchId, id), eq(batchRows.state, "created"));
  const withRole = and(isCreated, isNotNull(batchRows.opportunityId));
  const found = await firstOf(database.select({ count: count() }).from(batchRows).where(withRole));
  return found?.count ?? 0;
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

/** How the undo of a batch stands, or that it can be begun, until when. */
interface UndoOffer {
  state: JobState | "offered";
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
  const undone = undo ? (await countRows(undoKind, ctx.database, batch.id)).undone : 0;
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
