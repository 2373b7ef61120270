import type { RequestContext } from "../../context.ts";
import { csvLine } from "../../csvLine.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { say } from "../../reasons/sentence.ts";
import { readUndoRows, type UndoRowStatus } from "./readUndoRows.ts";

const rowsPerRead = 2_500;
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
  const lines = [csvLine(header.map(words.heading))];
  for (let offset = 0; ; offset += rowsPerRead) {
    const { items } = await readUndoRows(ctx, batchId, { limit: rowsPerRead, offset });
    lines.push(...items.map((row) => csvLine(cellsOf(row, words))));
    if (items.length < rowsPerRead) return `\uFEFF${lines.join("")}`;
  }
}

function cellsOf(row: UndoRowStatus, words: Words): string[] {
  const { leadId, name, company, outcome, contactId, url, reason, said, detail, updatedAt } = row;
  const why = said && reason !== undefined ? words.text({ text: reason, ...said }) : "";
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
