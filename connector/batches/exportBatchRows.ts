import type { RequestContext } from "../context.ts";
import { errorCodes } from "../errors.ts";
import { csvLine } from "../csvLine.ts";
import { readBatchRows, type BatchRowStatus } from "./readBatchRows.ts";

/** As many as one API call tells of whether their records may be seen. */
const rowsPerRead = 2_500;
const header = [
  "Lead",
  "Company",
  "Outcome",
  "Code",
  "What happened",
  "Next step",
  "Record ID",
  "Link",
  "Lead ID",
];

const outcomes: Record<BatchRowStatus["state"], string> = {
  waiting: "not sent",
  running: "being sent",
  unknown: "being checked",
  created: "created",
  failed: "failed",
  skipped: "skipped",
};

/**
 * How each row of a batch ended, as CSV with a byte order mark (so that spreadsheets read it as UTF-8) and a link to each record.
 * Throws `not-found`.
 */
export async function exportBatchRows(ctx: RequestContext, batchId: string): Promise<string> {
  const lines = [csvLine(header)];
  for (let offset = 0; ; offset += rowsPerRead) {
    const { items } = await readBatchRows(ctx, batchId, { limit: rowsPerRead, offset });
    lines.push(...items.map((row) => csvLine(cellsOf(row))));
    if (items.length < rowsPerRead) return `\uFEFF${lines.join("")}`;
  }
}

function cellsOf({ leadId, name, company, state, contactId, url, error }: BatchRowStatus): string[] {
  const record = contactId ?? error?.["recordId"];
  const link = url ?? error?.["url"];
  return [
    name ?? "",
    company ?? "",
    outcomes[state],
    error?.code ?? "",
    error ? (error.detail ?? errorCodes[error.code].title) : "",
    error?.action ?? "",
    typeof record === "string" ? record : "",
    typeof link === "string" ? link : "",
    leadId,
  ];
}
