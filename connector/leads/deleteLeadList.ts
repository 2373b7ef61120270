import { and, eq, inArray, notExists, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/open.ts";
import { leadListMembers, leadLists, leads } from "../database/schema/leads.ts";
import { findOwnList } from "./findLeadList.ts";

/**
 * Removes the caller's list, and its leads that are in no other list of theirs. Changes nothing in
 * Salesforce.
 */
export async function deleteLeadList(ctx: RequestContext, listId: string): Promise<void> {
  const list = findOwnList(ctx, listId);
  await deleteListAndOrphans(ctx.database, list.id);
}

/** Leads removed in one transaction. Other requests run between two transactions. */
const sliceLeads = 50;

/**
 * Hides the list at once and deletes it step by step. If the process ends meanwhile, the next start removes
 * the rest, because a list that is not ready counts as an interrupted import.
 */
export async function deleteListAndOrphans(database: Database, listId: string): Promise<void> {
  database.update(leadLists).set({ readyAt: null }).where(eq(leadLists.id, listId)).run();
  while (deleteSomeLeads(database, listId)) await setImmediate();
  database.delete(leadLists).where(eq(leadLists.id, listId)).run();
}

/** Takes some leads off the list and removes those that are in no other. False where there were none left. */
function deleteSomeLeads(database: Database, listId: string): boolean {
  return inTransaction(database, (tx) => {
    const ids = tx
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(eq(leadListMembers.listId, listId))
      .limit(sliceLeads)
      .all()
      .map(({ id }) => id);
    tx.delete(leadListMembers)
      .where(and(eq(leadListMembers.listId, listId), inArray(leadListMembers.leadId, ids)))
      .run();
    const membership = tx
      .select({ one: sql`1` })
      .from(leadListMembers)
      .where(eq(leadListMembers.leadId, leads.id));
    tx.delete(leads)
      .where(and(inArray(leads.id, ids), notExists(membership)))
      .run();
    return ids.length > 0;
  });
}

/** Removes lists whose import was interrupted by the end of the process. Call it before serving requests. */
export async function discardUnfinishedImports(database: Database): Promise<void> {
  const unfinished = database
    .select()
    .from(leadLists)
    .where(sql`${leadLists.readyAt} is null`)
    .all();
  for (const list of unfinished) await deleteListAndOrphans(database, list.id);
}
