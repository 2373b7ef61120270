import { setImmediate } from "node:timers/promises";
import { chunksOf } from "../../work/inTurns.ts";
import type { RequestContext } from "../../context.ts";
import { lookedAtMax, lookUpForUndos } from "../../creations/lookUpForUndos.ts";
import type { Batch } from "../../database/schema/batches.ts";
import { readUndoOf, requireDeletion, undoDeadline } from "./requireUndo.ts";
import { type CacheKind, remember } from "../../work/memory.ts";
import { keptFromStart, readLastMade, readUndoable } from "./undoable.ts";
import { namesOfUsers, sayUndoReason, type WhyKept } from "./sayUndoReason.ts";
import type { Said } from "../../reasons/sentence.ts";
import { visibleLeadsById } from "../../leads/findLead.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { batchKind } from "../batch/batchKind.ts";
import { findJob } from "../findJobs.ts";
import { showUndo, type UndoStatus } from "./showUndo.ts";

/** What an undo of a batch would do now. Dates are ISO 8601, UTC. */
interface UndoPreview {
  counts: { total: number; removable: number; kept: number };
  /** Until when the batch can be undone; null where it has no contact. */
  expiresAt: string | null;
  /** The first contacts that would be kept, and why. */
  kept: { leadId: string; name: string | null; contactId: string; reason: Said }[];
}

const keptShownMax = 100;

/** Salesforce is asked once for whoever asks twice within this time. */
const previews: CacheKind<Promise<UndoPreview>> = { maxAgeMs: 10_000, max: 20 };

/**
 * Looks which contacts of the batch could be removed now, and who has done what to the others. One API call
 * for 500 of them, and one for names; none where it is too late. Throws `insufficient-access` where the
 * caller may delete no contacts.
 */
function previewUndo(ctx: RequestContext, batch: Batch): Promise<UndoPreview> {
  return remember(ctx.memory.perUser(previews, ctx.caller), batch.id, () => look(ctx, batch));
}

/** Forgets what was told before an undo of the batch began. */
export function forgetPreview(ctx: RequestContext, batchId: string): void {
  ctx.memory.perUser(previews, ctx.caller).delete(batchId);
}

async function look(ctx: RequestContext, batch: Batch): Promise<UndoPreview> {
  const contacts = await readUndoable(ctx.database, batch.id);
  const lastMadeAt = await readLastMade(ctx.database, batch.id);
  if (lastMadeAt === null) return { counts: countsOf(0, 0), expiresAt: null, kept: [] };
  const { expiresAt, isOver } = await undoDeadline(ctx, lastMadeAt);
  if (!isOver) await requireDeletion(ctx);
  const why = new Map<string, WhyKept>();
  for (const contact of contacts) {
    const reason = isOver ? "old" : keptFromStart(contact, lastMadeAt);
    if (reason !== null) why.set(contact.id, { reason, byUserId: null, ownerId: null, object: null });
  }
  for (const some of chunksOf(
    contacts.filter(({ id }) => !why.has(id)),
    lookedAtMax,
  )) {
    for (const [id, verdict] of await lookUpForUndos(ctx, some)) {
      if (verdict.end === "kept") why.set(id, verdict);
    }
    await setImmediate();
  }
  const kept = contacts.filter(({ id }) => why.has(id));
  const shown = kept.slice(0, keptShownMax);
  const names = await leadNames(
    ctx,
    shown.map(({ leadId }) => leadId),
  );
  const users = await namesOfUsers(
    ctx,
    shown.flatMap(({ id }) => [why.get(id)?.byUserId ?? null, why.get(id)?.ownerId ?? null]),
  );
  return {
    counts: countsOf(contacts.length, kept.length),
    expiresAt: new Date(expiresAt).toISOString(),
    kept: shown.flatMap(({ id, leadId, contactId }) => {
      const known = why.get(id);
      const name = names.get(leadId) ?? null;
      return known ? [{ leadId, name, contactId, reason: sayUndoReason(known, users) }] : [];
    }),
  };
}

const countsOf = (total: number, kept: number) => ({ total, removable: total - kept, kept });

/** The names of leads that the caller may see, by id. */
async function leadNames(ctx: RequestContext, leadIds: readonly string[]): Promise<Map<string, string>> {
  const found = await visibleLeadsById(ctx, [...leadIds]);
  return new Map([...found].map(([id, lead]) => [id, fullName(lead)]));
}

/**
 * How the undo of the caller's batch is doing; before it was begun, and where the batch has made contacts
 * since it ended, what it would do. Throws `not-found`.
 */
export async function readUndo(ctx: RequestContext, batchId: string): Promise<UndoPreview | UndoStatus> {
  const batch = await findJob(batchKind, ctx, batchId);
  const undo = await readUndoOf(ctx.database, batch.id);
  const goesOn = undo?.state === "finished" && (await readUndoable(ctx.database, batch.id)).length > 0;
  return undo && !goesOn ? await showUndo(ctx, undo) : await previewUndo(ctx, batch);
}
