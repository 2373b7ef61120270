import { and, eq, notExists, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { Database } from "../database/open.ts";
import { leadListMembers, leadLists, leads } from "../database/schema/leads.ts";
import { findOwnList } from "./findLeadList.ts";
import type { LeadOwner } from "./leadStore.ts";

/** Removes a list of the caller's, and the leads that are in no other list of theirs. Nothing changes in Salesforce. */
export function deleteLeadList(ctx: RequestContext, listId: string): void {
  const list = findOwnList(ctx, listId);
  deleteListAndOrphans(ctx.database, { orgId: list.orgId, ownerId: list.ownerId }, listId);
}

export function deleteListAndOrphans(database: Database, owner: LeadOwner, listId: string): void {
  database.transaction(
    (tx) => {
      tx.delete(leadLists).where(eq(leadLists.id, listId)).run();
      const membership = tx
        .select({ one: sql`1` })
        .from(leadListMembers)
        .where(eq(leadListMembers.leadId, leads.id));
      tx.delete(leads)
        .where(and(eq(leads.orgId, owner.orgId), eq(leads.ownerId, owner.ownerId), notExists(membership)))
        .run();
    },
    { behavior: "immediate" },
  );
}

/** Removes what an import left that was cut off by the end of the process. To be called before requests are served. */
export function discardUnfinishedImports(database: Database): void {
  const unfinished = database
    .select()
    .from(leadLists)
    .where(sql`${leadLists.readyAt} is null`)
    .all();
  for (const list of unfinished) deleteListAndOrphans(database, list, list.id);
}
