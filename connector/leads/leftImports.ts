import { and, eq, isNotNull, isNull, type SQL } from "drizzle-orm";
import { setTimeout as wait } from "node:timers/promises";
import type { AppContext, RequestContext } from "../context.ts";
import { changesOf } from "../database/database.ts";
import { leadLists, type LeadListRow } from "../database/schema/leads.ts";
import { event } from "../log/event.ts";
import { deleteListAndOrphans, taken, type Deleting } from "./deleteLeadList.ts";
import { isInHand } from "./runningImport.ts";
import { firstOf } from "../database/firstOf.ts";

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
export async function discardImport(app: Discarding, list: LeadListRow): Promise<void> {
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
