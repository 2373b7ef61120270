import type { RequestContext } from "../../context.ts";
import { exportRows } from "../exportRows.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { say } from "../../reasons/sentence.ts";
import { readUndoRows, type UndoRowStatus } from "./readUndoRows.ts";

const header = [
  say("name-lead"),
  say("name-company"),
  say("timeline-outcome"),
  "batch-detail",
  "batch-record",
  "csv-link",
  "batch-lead-id",
  say("timeline-time"),
] as const;

/**
 * How each contact of an undo ended, as CSV. A byte order mark tells spreadsheets that it is UTF-8. Throws
 * `not-found`.
 */
export async function exportUndoRows(ctx: RequestContext, batchId: string, words: Words): Promise<string> {
  return await exportRows({ header, words, cellsOf, read: (page) => readUndoRows(ctx, batchId, page) });
}

function cellsOf(row: UndoRowStatus, words: Words): string[] {
  const { leadId, name, company, outcome, contactId, url, reason, detail, updatedAt } = row;
  const why = reason ? words.text(reason) : "";
  return [
    name ?? "",
    company ?? "",
    words.write(`undo-${outcome}`),
    [why, detail ?? ""].filter((text) => text !== "").join(" "),
    contactId,
    url ?? "",
    leadId,
    updatedAt,
  ];
}
