import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import type { Timeline } from "./readTimeline.ts";
import type { TimelineEntry } from "./showEntry.ts";

/** The columns of a timeline as a file. Names of codes and ids are the same in every language. */
export function columnsOf(words: Words): string[] {
  return [
    words.heading(say("timeline-time")),
    words.heading(say("timeline-event")),
    words.heading(say("timeline-count")),
    words.heading(say("timeline-cause")),
    words.heading(say("timeline-remedy")),
    "code",
    "reason",
    "fields",
    ...idColumns,
    "requestId",
    "traceId",
    "route",
    "salesforce",
  ];
}

const idColumns = ["userId", "listId", "batchId", "leadId", "creationId", "contactId"] as const;

/** One entry, in the order of the columns. */
export function cellsOf(entry: TimelineEntry, words: Words): string[] {
  const { at, count, text, cause, remedy, ids, requestId, traceId, route } = entry;
  return [
    at.toISOString(),
    words.text(text),
    String(count),
    cause ? words.text(cause.text) : "",
    remedy ? words.text(remedy) : "",
    cause?.code ?? "",
    cause?.reason ?? "",
    entry.fields.join(" "),
    ...idColumns.map((field) => ids[field] ?? ""),
    requestId ?? "",
    traceId ?? "",
    route ?? "",
    callText(entry),
  ];
}

/** The request to Salesforce, in one line. */
function callText({ call, salesforceCodes }: TimelineEntry): string {
  if (!call) return salesforceCodes.join(" ");
  const { method, resource, status, ms, salesforceRequestId, lostBy } = call;
  return [
    `${method} ${resource}`,
    status === null ? `no answer (${lostBy ?? "?"})` : String(status),
    `${ms} ms`,
    ...(salesforceRequestId === undefined ? [] : [salesforceRequestId]),
    ...salesforceCodes,
  ].join(" ");
}

/** A timeline as plain text, one paragraph an entry: for a terminal, or to be sent to somebody. */
export function timelineText({ entries, notes }: Timeline, words: Words): string {
  const [, , , cause = "", remedy = ""] = columnsOf(words);
  const paragraphs = entries.map((entry) => {
    const cells = cellsOf(entry, words);
    const ids = columnsOf(words)
      .slice(5)
      .map((name, index) => [name, cells[index + 5]] as const);
    const named = ids.filter(([, value]) => value !== "").map(([name, value]) => `${name} ${value}`);
    return [
      `${cells[0]}  ${cells[1]}${entry.count > 1 ? ` (${entry.count} ×)` : ""}`,
      ...(cells[3] ? [`    ${cause}: ${cells[3]}`] : []),
      ...(cells[4] ? [`    ${remedy}: ${cells[4]}`] : []),
      ...(named.length > 0 ? [`    ${named.join(" · ")}`] : []),
    ].join("\n");
  });
  return [...notes.map((note) => words.text(note)), ...paragraphs].join("\n");
}
