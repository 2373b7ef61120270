import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { leadRejections } from "../database/schema/leads.ts";
import { findLead } from "./findLead.ts";
import { matchableId } from "./matchableId.ts";
import { readLink, removeLink } from "./recordLink.ts";

/** "Not the same person": the record is no longer suggested for the lead, to anyone who sees the lead. */
export function rejectMatch(ctx: RequestContext, leadId: string, recordId: string): void {
  const lead = findLead(ctx, leadId);
  const id = matchableId(recordId);
  ctx.database.transaction((tx) => {
    if (readLink(tx, lead.id)?.recordId === id) removeLink(tx, lead.id);
    tx.insert(leadRejections)
      .values({ leadId: lead.id, recordId: id, rejectedBy: ctx.caller.userId, rejectedAt: ctx.clock() })
      .onConflictDoNothing()
      .run();
  });
}

/** Takes "not the same person" back. */
export function unrejectMatch(ctx: RequestContext, leadId: string, recordId: string): void {
  allowMatch(ctx.database, findLead(ctx, leadId).id, matchableId(recordId));
}

/** Lets a record be suggested again. Takes part in the caller's transaction. */
export function allowMatch(handle: DatabaseHandle, leadId: string, recordId: string): void {
  handle
    .delete(leadRejections)
    .where(and(eq(leadRejections.leadId, leadId), eq(leadRejections.recordId, recordId)))
    .run();
}
