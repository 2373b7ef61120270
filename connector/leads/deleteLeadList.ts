import { and, eq, inArray } from "drizzle-orm";
import { setImmediate, setTimeout as wait } from "node:timers/promises";
import type { AppContext, RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { leadListMembers, leadLists } from "../database/schema/leads.ts";
import { event } from "../log/event.ts";
import { rowsPerStep } from "../database/inSteps.ts";
import { removeLeads } from "../privacy/removeLeads.ts";
import { findOwnList } from "./lists.ts";
import { importEnded } from "./runningImport.ts";

/** A very long list takes minutes. It is hidden at once, so that nobody has to wait for the rest. */
const waitMsMax = 10_000;

/**
 * Removes the caller's list, and its leads that are in no other list of theirs; those that a running creation
 * needs are hidden until it has ended. Of a very long list the rest goes after the answer. Changes nothing in
 * Salesforce.
 */
export async function deleteLeadList(ctx: RequestContext, listId: string): Promise<void> {
  const list = await findOwnList(ctx, listId);
  const { userId, orgId } = ctx.caller;
  await event(ctx, "list.deleted", { listId: list.id, userId, orgId });
  const removal = deleteListAndOrphans(ctx, list.id);
  const isOver = await Promise.race([removal, wait(waitMsMax, true, { ref: false })]);
  // What fails from here on is removed by the job for interrupted lists.
  if (isOver) removal.catch((err: unknown) => ctx.log.error({ err, listId }, "list not removed yet"));
}

export type Deleting = Pick<AppContext, "database" | "clock" | "runner">;

/** What a list has that its connector removes. */
export const taken = (runner: Deleting["runner"]) => ({ ...importEnded, importKey: null, runner: runner.id });

/**
 * Hides the list at once and deletes it step by step; other requests run between two steps. If that fails, or
 * the process ends meanwhile, a job or the next start removes the rest, because a list that is not ready
 * counts as an interrupted import.
 */
export async function deleteListAndOrphans(app: Deleting, listId: string): Promise<void> {
  const { database, runner } = app;
  const hidden = { ...taken(runner), readyAt: null, isShared: false };
  runner.listsInHand.add(listId);
  try {
    await database.update(leadLists).set(hidden).where(eq(leadLists.id, listId));
    while (await deleteSomeLeads(app, listId)) await setImmediate();
  } finally {
    runner.listsInHand.delete(listId);
  }
}

/**
 * Takes some leads off the list, whose counts nobody sees any more, and removes those that are in no other.
 * False where there were none left; the list goes in the same transaction, so that no import puts leads into
 * it in between.
 */
async function deleteSomeLeads({ database, clock }: Deleting, listId: string): Promise<boolean> {
  return await inTransaction(database, async (tx) => {
    const ids = (
      await tx
        .select({ id: leadListMembers.leadId })
        .from(leadListMembers)
        .where(eq(leadListMembers.listId, listId))
        .limit(rowsPerStep)
    ).map(({ id }) => id);
    const isMember = and(eq(leadListMembers.listId, listId), inArray(leadListMembers.leadId, ids));
    await tx.delete(leadListMembers).where(isMember);
    const elsewhere = await tx
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(inArray(leadListMembers.leadId, ids));
    const kept = new Set(elsewhere.map(({ id }) => id));
    await removeLeads(
      tx,
      ids.filter((id) => !kept.has(id)),
      clock(),
    );
    if (ids.length > 0) return true;
    await tx.delete(leadLists).where(eq(leadLists.id, listId));
    return false;
  });
}
