import { and, eq, inArray, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { AppContext, RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { leadListMembers, leadLists } from "../database/schema/leads.ts";
import { event } from "../log/event.ts";
import { rowsPerStep } from "../privacy/inSteps.ts";
import { removeLeads } from "../privacy/removeLeads.ts";
import { findOwnList } from "./findLeadList.ts";

/**
 * Removes the caller's list, and its leads that are in no other list of theirs; those that a running creation
 * needs are hidden until it has ended. Changes nothing in Salesforce.
 */
export async function deleteLeadList(ctx: RequestContext, listId: string): Promise<void> {
  const list = findOwnList(ctx, listId);
  const { userId, orgId } = ctx.caller;
  event(ctx, "list.deleted", { listId: list.id, userId, orgId });
  await deleteListAndOrphans(ctx, list.id);
}

type Deleting = Pick<AppContext, "database" | "clock">;

/**
 * Hides the list at once and deletes it step by step; other requests run between two steps. If the process
 * ends meanwhile, the next start removes the rest, because a list that is not ready counts as an interrupted
 * import.
 */
export async function deleteListAndOrphans(app: Deleting, listId: string): Promise<void> {
  const { database } = app;
  const list = eq(leadLists.id, listId);
  database.update(leadLists).set({ readyAt: null, isShared: false }).where(list).run();
  while (deleteSomeLeads(app, listId)) await setImmediate();
  database.delete(leadLists).where(list).run();
}

/** Takes some leads off the list and removes those that are in no other. False where there were none left. */
function deleteSomeLeads({ database, clock }: Deleting, listId: string): boolean {
  return inTransaction(database, (tx) => {
    const ids = tx
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(eq(leadListMembers.listId, listId))
      .limit(rowsPerStep)
      .all()
      .map(({ id }) => id);
    tx.delete(leadListMembers)
      .where(and(eq(leadListMembers.listId, listId), inArray(leadListMembers.leadId, ids)))
      .run();
    const elsewhere = tx
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(inArray(leadListMembers.leadId, ids))
      .all();
    const kept = new Set(elsewhere.map(({ id }) => id));
    removeLeads(
      tx,
      ids.filter((id) => !kept.has(id)),
      clock(),
    );
    return ids.length > 0;
  });
}

/** Removes lists whose import was interrupted by the end of the process. Call it before serving requests. */
export async function discardUnfinishedImports(app: Deleting & Pick<AppContext, "log">): Promise<void> {
  const unfinished = app.database
    .select()
    .from(leadLists)
    .where(sql`${leadLists.readyAt} is null`)
    .all();
  for (const { id: listId, ownerId: userId, orgId } of unfinished) {
    await deleteListAndOrphans(app, listId);
    event(app, "import.discarded", { listId, userId, orgId });
  }
}
