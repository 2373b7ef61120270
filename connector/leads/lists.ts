import { and, eq, isNotNull, or, sql, type Placeholder, type SQL, lt, desc } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadLists, type LeadListRow, leadListMembers } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { firstOf } from "../database/rows.ts";
import { decodeCursor, encodeCursor } from "../work/cursor.ts";
import { countStatuses, recallCounts, type StatusCounts } from "./countStatuses.ts";
import { countLinked } from "./linkedMembers.ts";

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

/**
 * The lists that the caller may see, newest first. With an `importKey` the one that the caller's import of
 * that key has made, if any.
 */
export async function listLeadLists(
  ctx: RequestContext,
  page: { cursor?: string | undefined; limit: number; importKey?: string | undefined },
): Promise<{ items: LeadList[]; nextCursor: string | null }> {
  const after = page.cursor === undefined ? undefined : decodeCursor(page.cursor, ["number", "string"]);
  const older =
    after &&
    or(
      lt(leadLists.createdAt, new Date(Number(after[0]))),
      and(eq(leadLists.createdAt, new Date(Number(after[0]))), lt(leadLists.id, String(after[1]))),
    );
  const made =
    page.importKey === undefined
      ? undefined
      : and(eq(leadLists.importKey, page.importKey), eq(leadLists.ownerId, ctx.caller.userId));
  const rows = await selectLeadLists(ctx, and(visibleLists(ctx.caller), older, made), page.limit + 1);
  const last = rows.length > page.limit ? rows[page.limit - 1] : undefined;
  return {
    items: rows.slice(0, page.limit),
    nextCursor: last ? encodeCursor([Date.parse(last.createdAt), last.id]) : null,
  };
}

/** One list. Throws `not-found`. */
export async function readLeadList(ctx: RequestContext, listId: string): Promise<LeadList> {
  await findVisibleList(ctx, listId);
  const [list] = await selectLeadLists(ctx, eq(leadLists.id, listId), 1);
  if (!list) throw new Error(`lead list ${listId} vanished while it was read`);
  return list;
}

export interface LeadList {
  id: string;
  name: string;
  leadCount: number;
  linkedCount: number;
  statuses: StatusCounts | null;
  shared: boolean;
  isOwner: boolean;
  /** ISO 8601, UTC. */
  createdAt: string;
  format: string | null;
}

/** Lead lists as the caller sees them, newest first. */
export async function selectLeadLists(
  ctx: RequestContext,
  where: SQL | undefined,
  limit: number,
): Promise<LeadList[]> {
  const rows = await ctx.database
    .select()
    .from(leadLists)
    .where(where)
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id))
    .limit(limit);
  const ids = rows.map(({ id }) => id);
  const linkedIn = await countLinked(ctx, ids);
  const shown: LeadList[] = [];
  // Few were looked at lately and have changed since: they are counted one after the other.
  for (const list of rows) {
    const linked = linkedIn.get(list.id) ?? 0;
    const counts = { leads: list.leadCount, linked };
    shown.push({
      id: list.id,
      name: list.name,
      leadCount: list.leadCount,
      linkedCount: linked,
      statuses: await recallCounts(ctx, list.id, counts, () => countStatuses(ctx, list.id)),
      shared: list.isShared,
      isOwner: list.ownerId === ctx.caller.userId,
      createdAt: list.createdAt.toISOString(),
      format: list.format,
    });
  }
  return shown;
}

/** Renames the caller's list, or starts or stops sharing it with the org. */
export async function updateLeadList(
  ctx: RequestContext,
  listId: string,
  change: { name?: string | undefined; shared?: boolean | undefined },
): Promise<LeadList> {
  await findOwnList(ctx, listId);
  const { name, shared } = change;
  // What is not asked for stays as it is then: another request may change it meanwhile.
  await ctx.database
    .update(leadLists)
    .set({
      ...(name !== undefined && { name }),
      isShared: shared ?? sql`${leadLists.isShared}`,
    })
    .where(eq(leadLists.id, listId));
  return await readLeadList(ctx, listId);
}

/** The lists that the caller sees a lead in, the newest first. */
export const listsOfLead = async (
  ctx: RequestContext,
  leadId: string,
): Promise<{ id: string; name: string }[]> =>
  await ctx.database
    .select({ id: leadLists.id, name: leadLists.name })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(and(eq(leadListMembers.leadId, leadId), visibleLists(ctx.caller)))
    .orderBy(desc(leadLists.createdAt), desc(leadLists.id));
