import { and, eq, lt, or } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadLists } from "../database/schema/leads.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { visibleLists } from "./findLeadList.ts";
import { selectLeadLists, type LeadList } from "./selectLeadLists.ts";

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
