import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { readTimeline, type Timeline, type TimelineQuestion } from "./readTimeline.ts";

/**
 * The timeline of the caller's org, all of it. Throws `not-admin`, and `request-invalid` as readTimeline
 * does.
 */
export async function timelineOfOrg(ctx: RequestContext, question: TimelineQuestion): Promise<Timeline> {
  await requireAdmin(ctx);
  const { orgId, timeZone } = ctx.caller;
  const write = (at: Date) => instantIn(at, timeZone ?? "UTC");
  return await readTimeline({ handle: ctx.database, orgId, write }, question);
}

/** One page of it. */
export async function showTimeline(
  ctx: RequestContext,
  question: TimelineQuestion,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Timeline & { nextCursor: string | null }> {
  const { entries, note } = await timelineOfOrg(ctx, question);
  const start = cursor === undefined ? 0 : Number(decodeCursor(cursor, ["number"])[0]);
  const end = start + limit;
  const nextCursor = end < entries.length ? encodeCursor([end]) : null;
  return { entries: entries.slice(start, end), note, nextCursor };
}
