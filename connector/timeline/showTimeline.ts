import type { RequestContext } from "../context.ts";
import { decodeCursor, encodeCursor } from "../work/cursor.ts";
import { instantIn, type Words } from "../reasons/inLanguage.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import {
  newestFirst,
  readTimeline,
  type Timeline,
  type TimelineEntry,
  type TimelineQuestion,
} from "./readTimeline.ts";
import type { SalesforceCall } from "../errors.ts";
import { csvLine } from "../work/csvLine.ts";
import { say } from "../reasons/sentence.ts";
import { inWords, type ToldDetails } from "./causes.ts";
import type { FoundEvent } from "./findEvents.ts";

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

/** What an entry is about, under the names that the log gives it. */
const idNames = [
  ...["code", "reason", "fields", "userId", "listId", "batchId", "leadId", "creationId", "contactId"],
  ...["leadIds", "recordIds", "requestId", "traceId", "route", "seenAt", "salesforce"],
];

/** Events alike have these of their own each, so that one entry has none. */
const ofEach = ["leadId", "creationId", "contactId"];

/** A timeline in a language, as the API answers it. */
export function timelineIn({ entries, note }: Timeline, words: Words) {
  return { entries: entries.map((entry) => entryIn(entry, words)), note: note && words.text(note) };
}

function entryIn({ text, explanation, username, event }: TimelineEntry, words: Words) {
  return {
    at: event.at.toISOString(),
    event: event.event,
    count: event.count,
    username,
    text: words.text(text),
    ...(explanation ? inWords(explanation, words) : { why: null, whose: null, action: null }),
    ids: idsOf(event),
  };
}

function idsOf(event: FoundEvent): Record<string, string> {
  const { details, count, leadIds } = event;
  const { fields = [], recordIds = [] } = details as ToldDetails;
  const all: Record<string, unknown> = {
    ...event,
    fields: fields.join(" "),
    recordIds: recordIds.join(" "),
    leadIds: count > 1 ? leadIds.join(" ") : "",
    route: routeOf(details),
    seenAt: details["seenAt"],
    salesforce: callText(details),
  };
  const named = idNames.filter((name) => all[name] && !(count > 1 && ofEach.includes(name)));
  return Object.fromEntries(named.map((name) => [name, String(all[name])]));
}

/** The method and route of the request that an event belongs to. */
function routeOf({ method, route }: Record<string, unknown>): string | null {
  return typeof route === "string" ? `${String(method)} ${route}` : null;
}

/** The request to Salesforce that ended so, in one line, and Salesforce's codes. */
function callText({ call, salesforceCodes = [] }: ToldDetails): string {
  return [...(call ? partsOf(call) : []), ...salesforceCodes].join(" ");
}

function partsOf({ method, resource, status, ms, salesforceRequestId = "", lostBy = "?" }: SalesforceCall) {
  const answer = status ?? `no answer (${lostBy})`;
  return [method, resource, answer, ms, "ms", salesforceRequestId].filter((part) => part !== "");
}

const columns = [
  ...[say("timeline-time"), say("name-username"), say("timeline-event"), say("timeline-count")],
  ...[say("timeline-cause"), say("timeline-whose"), say("timeline-remedy")],
];

/** A timeline as CSV. A byte order mark tells spreadsheets that it is UTF-8. */
export function timelineCsv(timeline: Timeline, words: Words): string {
  const { entries, note } = timelineIn(timeline, words);
  const headings = columns.map((column) => words.heading(column));
  const rows = entries.map(({ at, username, text, count, why, whose, action, ids }) => [
    ...[at, username ?? "", text, String(count), why ?? "", whose ?? "", action ?? ""],
    ...idNames.map((name) => ids[name] ?? ""),
  ]);
  const lines = [[...headings, ...idNames], ...rows, ...(note === null ? [] : [[note]])].map(csvLine);
  return `\uFEFF${lines.join("")}`;
}

/** A timeline as plain text, one paragraph an entry: for a terminal, or to be sent to somebody. */
export function timelineText(timeline: Timeline, words: Words): string {
  const { entries, note } = timelineIn(timeline, words);
  const paragraphs = entries.map(({ at, username, text, count, why, whose, action, ids }) => [
    `${at}  ${text}${count > 1 ? ` (${count} ×)` : ""}`,
    why,
    action && `${whose}: ${action}`,
    [username, ...Object.entries(ids).map(([name, id]) => `${name} ${id}`)].filter(Boolean).join(" · "),
  ]);
  return [note, ...paragraphs.map((lines) => lines.filter(Boolean).join("\n    "))]
    .filter(Boolean)
    .join("\n");
}
