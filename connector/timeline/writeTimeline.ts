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
    "reason",
    "code",
    "fields",
    ...idColumns,
    "username",
    "leadIds",
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
    cause?.reason ?? "",
    cause?.code ?? "",
    entry.fields.join(" "),
    ...idColumns.map((field) => ids[field] ?? ""),
    entry.username ?? "",
    entry.leadIds.join(" "),
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

/**
 * A timeline as plain text, one paragraph an entry: for a terminal, or to be sent to somebody. What several
 * entries in a row have the same is told once.
 */
export function timelineText({ about, entries, outcome, notes }: Timeline, words: Words): string {
  const [, , , causeName = "", remedyName = ""] = columnsOf(words);
  let told = "";
  const paragraphs = entries.map((entry) => {
    const { at, text, count, cause, remedy } = entry;
    const why = [
      ...(cause ? [`    ${causeName}: ${words.text(cause.text)}`] : []),
      ...(remedy ? [`    ${remedyName}: ${words.text(remedy)}`] : []),
    ];
    const isTold = cause !== null && why.join("\n") === told;
    if (cause) told = why.join("\n");
    const details = detailsOf(entry);
    return [
      `${at.toISOString()}  ${words.text(text)}${count > 1 ? ` (${count} ×)` : ""}`,
      ...(isTold ? [] : why),
      ...(details.length > 0 ? [`    ${details.join(" · ")}`] : []),
    ].join("\n");
  });
  const ending = outcome.map((line) => words.text(line)).join(" ");
  return [
    words.text(about),
    "",
    ...notes.map((note) => words.text(note)),
    ...paragraphs,
    ...(ending === "" ? [] : ["", `${words.heading(say("timeline-outcome"))}: ${ending}`]),
  ].join("\n");
}

/** Codes and ids, each by its name. The reason comes first, as several reasons have one code. */
function detailsOf(entry: TimelineEntry): string[] {
  const { cause, fields, ids, leadIds, username, count, requestId, traceId, route } = entry;
  const { code } = cause ?? {};
  // Words of Salesforce's have no reason.
  const reason = cause?.reason === "quoted" ? null : cause?.reason;
  const named = {
    reason: reason && reason !== code ? withBrackets(reason, code) : null,
    code: reason && reason !== code ? null : code,
    fields: fields.join(" "),
    ...ids,
    userId: ids.userId && withBrackets(ids.userId, username),
    leadIds: count > 1 ? leadIds.join(" ") : "",
    requestId,
    traceId,
    route,
    salesforce: callText(entry),
  };
  return Object.entries(named).flatMap(([name, value]) => (value ? [`${name} ${value}`] : []));
}

function withBrackets(text: string, more: string | null | undefined): string {
  return more ? `${text} (${more})` : text;
}
