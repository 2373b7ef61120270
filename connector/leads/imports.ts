import { randomUUID } from "node:crypto";
import { setTimeout as wait } from "node:timers/promises";
import { and, count, eq, isNotNull, desc, isNull, type SQL } from "drizzle-orm";
import type { RequestContext, AppContext } from "../context.ts";
import { leadLists, type LeadListRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { deleteListAndOrphans, taken, type Deleting } from "./deleteLeadList.ts";
import {
  importEnded,
  importsMax,
  isImportRunning,
  requireImport,
  runningImportsOf,
  isInHand,
} from "./runningImport.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";
import { event, noReason, whyOf } from "../log/event.ts";
import { AppError } from "../errors.ts";

interface BegunImport {
  /** Empty until the file has arrived. */
  name: string;
  format: string | null;
  key: string | undefined;
}

/**
 * Writes down that an import begins, so that its owner sees it and can cancel it at any connector; gives the
 * id of the list. The list is shown only when it is complete. Until it is over it counts as one that this
 * process has in hand. Throws `too-many-requests` where too many of the caller's run, and `request-invalid`
 * where the file of an earlier request with the same key has arrived: who lost its answer asks again.
 */
export async function beginImport(ctx: RequestContext, { name, format, key }: BegunImport): Promise<string> {
  const { orgId, userId: ownerId } = ctx.caller;
  if (key !== undefined) await endLost(ctx, key);
  const id = randomUUID();
  await inTransaction(ctx.database, async (tx) => {
    if (key !== undefined && (await firstOf(tx.select().from(leadLists).where(isOfKey(ctx, key))))) {
      throw refusal("import-repeated", { field: "key" });
    }
    const isRunning = runningImportsOf(ctx.caller);
    const found = await firstOf(tx.select({ underWay: count() }).from(leadLists).where(isRunning));
    const underWay = found?.underWay ?? 0;
    if (underWay >= importsMax) {
      throw refusal("files-waiting", { values: { count: underWay }, retryAfter: 60 });
    }
    ctx.runner.listsInHand.add(id);
    await tx.insert(leadLists).values({
      ...{ id, orgId, ownerId, name, format },
      createdAt: ctx.clock(),
      runner: ctx.runner.id,
      rowsRead: 0,
      importKey: key ?? null,
    });
  });
  return id;
}

/** The caller's list of that key, complete or not. */
const isOfKey = ({ caller: { orgId, userId } }: RequestContext, key: string) =>
  and(eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId), eq(leadLists.importKey, key));

/** Removes an earlier import of that key whose file never arrived, or whose connector was killed. */
async function endLost(ctx: RequestContext, key: string): Promise<void> {
  const isEarlier = and(isOfKey(ctx, key), isImportRunning);
  const earlier = await firstOf(ctx.database.select().from(leadLists).where(isEarlier));
  if (!earlier) return;
  if (earlier.name !== "") return await discardImport(ctx, earlier);
  const isWaiting = and(eq(leadLists.id, earlier.id), eq(leadLists.name, ""), isImportRunning);
  const ended = { ...importEnded, importKey: null, runner: ctx.runner.id };
  const changes = changesOf(await ctx.database.update(leadLists).set(ended).where(isWaiting));
  if (changes === 1) await deleteListAndOrphans(ctx, earlier.id);
}

/**
 * Gives the list of an import its name or layout, once it is known. Throws `import-cancelled` where it
 * went meanwhile.
 */
export async function nameImport(
  ctx: RequestContext,
  listId: string,
  known: { name: string } | { format: string },
): Promise<void> {
  await inTransaction(ctx.database, async (tx) => {
    await requireImport(ctx, tx, listId);
    await tx.update(leadLists).set(known).where(eq(leadLists.id, listId));
  });
}

/**
 * Ends an import of the caller's, whichever connector runs it, and answers once nothing of the list is left.
 * What the database refuses to remove is hidden, and a job removes it. Either this or the import is first to
 * change the list; the other one is refused. Throws `not-found`, and `request-invalid` where it is complete.
 */
export async function cancelImport(ctx: RequestContext, listId: string): Promise<void> {
  const { userId, orgId } = ctx.caller;
  const isOwn = and(eq(leadLists.id, listId), eq(leadLists.orgId, orgId), eq(leadLists.ownerId, userId));
  const isFirst = await inTransaction(ctx.database, async (tx) => {
    const ended = { ...importEnded, importKey: null, runner: ctx.runner.id };
    const changes = changesOf(await tx.update(leadLists).set(ended).where(and(isOwn, isImportRunning)));
    if (changes === 1) await event(ctx, "import.cancelled", { listId, userId, orgId });
    return changes === 1;
  });
  if (isFirst) return await removeCanceled(ctx, listId);
  const complete = await firstOf(
    ctx.database
      .select({ id: leadLists.id })
      .from(leadLists)
      .where(and(isOwn, isNotNull(leadLists.readyAt))),
  );
  throw refusal(complete ? "import-over" : "no-such-import");
}

async function removeCanceled(ctx: RequestContext, listId: string): Promise<void> {
  try {
    await deleteListAndOrphans(ctx, listId);
  } catch (error) {
    ctx.log.error({ err: error, listId }, "canceled import not removed yet");
  }
}

interface RunningImport {
  /** That of the list, once it is complete. */
  id: string;
  /** The client's own, of the request that imports it. */
  key: string | null;
  /** Empty until the file has arrived. */
  name: string;
  rowsRead: number;
  /** How much of the file that is; null until it is being read. */
  percentRead: number | null;
  /** Leads in the list so far. */
  leadCount: number;
  /** ISO 8601, UTC. */
  createdAt: string;
}

/**
 * The caller's imports that run, newest first. Nobody else sees them. What a connector that was killed has
 * left is none of them: a job removes it.
 */
export async function listImports(ctx: RequestContext): Promise<{ items: RunningImport[] }> {
  const { database, caller } = ctx;
  const found = await database
    .select()
    .from(leadLists)
    .where(runningImportsOf(caller))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(importsMax);
  const inHand = await Promise.all(found.map((list) => isInHand(ctx, list)));
  const rows = found.filter((_list, index) => inHand[index]);
  return {
    items: rows.map(({ id, importKey, name, rowsRead, percentRead, leadCount, createdAt }) => ({
      ...{ id, key: importKey, name, rowsRead: rowsRead ?? 0, percentRead, leadCount },
      createdAt: createdAt.toISOString(),
    })),
  };
}

type Discarding = Deleting & Pick<AppContext, "log">;

/**
 * Takes over lists without a connector: those of a user whose erasure ended with its process. Call it before
 * serving requests; `discardLeftImports` removes them.
 */
export async function takeOverLeftLists(app: Deleting): Promise<void> {
  const isLeft = and(isNull(leadLists.readyAt), isNull(leadLists.runner));
  for (const list of await app.database.select().from(leadLists).where(isLeft)) {
    await takeOver(app, list);
  }
}

/**
 * Removes lists whose import was interrupted by the end of its process, while connectors run; those that a
 * connector still imports are left. The leader does it for those; each does it for its own lists, which are
 * those that it has taken over, and those whose removal the database has refused. Leaves lists without a
 * connector, which are those of a user who is just being erased.
 */
export async function discardLeftImports(app: Discarding, signal: AbortSignal): Promise<void> {
  const { runner } = app;
  const isLeader = await runner.isLeader();
  for (const list of await leftLists(app)) {
    if (signal.aborted) return;
    if (runner.hasBeen(list.runner) || (isLeader && list.runner !== null)) await discardImport(app, list);
  }
}

/** Lists on which nobody works; none of a connector that has only lost its locks. */
async function leftLists(app: Deleting, which?: SQL): Promise<LeadListRow[]> {
  const { database, runner } = app;
  const left: LeadListRow[] = [];
  const isHidden = and(isNull(leadLists.readyAt), which);
  for (const list of await database.select().from(leadLists).where(isHidden)) {
    if (!(await isInHand(app, list))) left.push(list);
  }
  if (left.some((list) => list.runner !== null && !runner.hasBeen(list.runner))) await runner.awaitReturns();
  return left;
}

const removalMsMax = 30_000;
const lookAgainMs = 50;

/**
 * Waits until lists of the caller's that are being removed are gone, and removes itself what a connector that
 * was killed left of their imports: rows of the next file would be told as leads that they have. Not for
 * ever: what takes longer is merged with, and stays.
 */
export async function awaitRemovals(ctx: RequestContext): Promise<void> {
  const { database, caller, elapsedMs } = ctx;
  const isOwn = and(eq(leadLists.orgId, caller.orgId), eq(leadLists.ownerId, caller.userId));
  const left = await leftLists(ctx, and(isOwn, isNotNull(leadLists.runner)));
  for (const list of left) await discardImport(ctx, list);
  const isBeingRemoved = and(isOwn, isNull(leadLists.readyAt), isNull(leadLists.rowsRead));
  const lists = database.select({ id: leadLists.id }).from(leadLists).where(isBeingRemoved).limit(1);
  for (const end = elapsedMs() + removalMsMax; elapsedMs() < end && (await firstOf(lists));)
    await wait(lookAgainMs);
}

/** Removes what was left of an import on which nobody works any more. */
async function discardImport(app: Discarding, list: LeadListRow): Promise<void> {
  const { id: listId, ownerId: userId, orgId } = list;
  if (!(await takeOver(app, list))) return;
  await deleteListAndOrphans(app, listId);
  await event(app, "import.discarded", { listId, userId, orgId });
}

/** Takes over what was left of a list. False where somebody still works on it, or another was first. */
async function takeOver(app: Deleting, list: LeadListRow): Promise<boolean> {
  const { database, runner } = app;
  const { id: listId, runner: left } = list;
  if (await isInHand(app, list)) return false;
  const isLeft = left === null ? isNull(leadLists.runner) : eq(leadLists.runner, left);
  const isAsItWas = and(eq(leadLists.id, listId), isNull(leadLists.readyAt), isLeft);
  return changesOf(await database.update(leadLists).set(taken(runner)).where(isAsItWas)) === 1;
}

/** Tells that an import has failed. Answers why, as the event tells it. */
export async function tellFailed(ctx: RequestContext, listId: string, error: unknown) {
  const { orgId, userId } = ctx.caller;
  const known = error instanceof AppError ? error : ctx.storage.refusalOf(error);
  const why = known ? whyOf(known) : { ...noReason, code: "internal" };
  // Whoever canceled it has told so.
  if (why.code !== "import-cancelled") await event(ctx, "import.failed", { listId, userId, orgId, ...why });
  return why;
}
