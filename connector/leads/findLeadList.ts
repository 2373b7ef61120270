import { and, eq, isNotNull, or, sql, type Placeholder, type SQL } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadLists, type LeadListRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/firstOf.ts";

interface Viewer {
  orgId: string | Placeholder;
  userId: string | Placeholder;
}

/**
 * Lists that a user may see: their own, and those shared in the org. Lists that are still being imported
 * are left out.
 */
export function visibleLists({ orgId, userId }: Viewer): SQL | undefined {
  return and(
    eq(leadLists.orgId, orgId),
    isNotNull(leadLists.readyAt),
    or(eq(leadLists.ownerId, userId), eq(leadLists.isShared, true)),
  );
}

const listSeen = (handle: DatabaseHandle) =>
  handle
    .select()
    .from(leadLists)
    .where(
      and(
        eq(leadLists.id, sql.placeholder("listId")),
        visibleLists({ orgId: sql.placeholder("orgId"), userId: sql.placeholder("userId") }),
      ),
    )
    .prepare();

/** A list that the caller may see. Throws `not-found`. */
export async function findVisibleList(ctx: RequestContext, listId: string): Promise<LeadListRow> {
  const { orgId, userId } = ctx.caller;
  const list = await firstOf(prepared(ctx.database, listSeen).execute({ listId, orgId, userId }));
  if (!list) throw refusal("no-such-list");
  return list;
}

/**
 * A list that the caller may change. Throws `not-found`, and `insufficient-access` for a colleague's list.
 */
export async function findOwnList(ctx: RequestContext, listId: string): Promise<LeadListRow> {
  const list = await findVisibleList(ctx, listId);
  if (list.ownerId !== ctx.caller.userId) {
    throw refusal("not-list-owner");
  }
  return list;
}
