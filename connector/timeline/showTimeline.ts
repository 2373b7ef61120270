import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../cursor.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import {
  newestFirst,
  readTimeline,
  type Timeline,
  type TimelineEntry,
  type TimelineQuestion,
} from "./readTimeline.ts";

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

/** One page of it. More that has happened meanwhile moves no entry of the next page. */
export async function showTimeline(
  ctx: RequestContext,
  question: TimelineQuestion,
  { cursor, limit }: { cursor?: string | undefined; limit: number },
): Promise<Timeline & { nextCursor: string | null }> {
  const { entries, note } = await timelineOfOrg(ctx, question);
  const start = cursor === undefined ? 0 : startOf(entries, cursor);
  const page = entries.slice(start, start + limit);
  const isLast = start + limit >= entries.length;
  return { entries: page, note, nextCursor: isLast ? null : cursorBehind(page) };
}

/** Behind the last of these: its place, and how many have that place, since the ledger's have no id. */
function cursorBehind(page: readonly TimelineEntry[]): string | null {
  const last = page.at(-1)?.event;
  if (!last) return null;
  const alike = page.filter(({ event }) => newestFirst(event, last) === 0).length;
  return encodeCursor([last.at.getTime(), last.id, alike]);
}

function startOf(entries: readonly TimelineEntry[], cursor: string): number {
  const [ms = 0, id = 0, alike = 0] = decodeCursor(cursor, ["number", "number", "number"]).map(Number);
  const last = { at: new Date(ms), id };
  const first = entries.findIndex(({ event }) => newestFirst(event, last) >= 0);
  return first < 0 ? entries.length : first + alike;
}
