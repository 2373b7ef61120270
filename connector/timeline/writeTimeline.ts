import type { SalesforceCall } from "../errors.ts";
import { csvLine } from "../csvLine.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import { inWords, type ToldDetails } from "./explain.ts";
import type { FoundEvent } from "./findEvents.ts";
import type { Timeline, TimelineEntry } from "./readTimeline.ts";

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
