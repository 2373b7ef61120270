import { and, eq, isNotNull, or, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists, type LeadListRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";

/**
 * Lists that the caller may see: their own, and those shared in the org. Lists that are still being imported
 * are left out.
 */
export function visibleLists(ctx: RequestContext): SQL | undefined {
  return and(
    eq(leadLists.orgId, ctx.caller.orgId),
    isNotNull(leadLists.readyAt),
    or(eq(leadLists.ownerId, ctx.caller.userId), eq(leadLists.isShared, true)),
  );
}

/** A list that the caller may see. Throws `not-found`. */
export function findVisibleList(ctx: RequestContext, listId: string): LeadListRow {
  const list = ctx.database
    .select()
    .from(leadLists)
    .where(and(eq(leadLists.id, listId), visibleLists(ctx)))
    .get();
  if (!list) throw refusal("no-such-list");
  return list;
}

/**
 * A list that the caller may change. Throws `not-found`, and `insufficient-access` for a colleague's list.
 */
export function findOwnList(ctx: RequestContext, listId: string): LeadListRow {
  const list = findVisibleList(ctx, listId);
  if (list.ownerId !== ctx.caller.userId) {
    throw refusal("not-list-owner");
  }
  return list;
}
