import type { RequestContext } from "../context.ts";
import { say } from "../reasons/sentence.ts";
import { exportRows } from "./exportRows.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { readBatchRows, type BatchRowStatus } from "./readBatchRows.ts";

const header = [
  say("name-lead"),
  say("name-company"),
  say("timeline-outcome"),
  "batch-code",
  "batch-detail",
  "batch-action",
  "batch-record",
  "csv-link",
  "batch-lead-id",
  say("timeline-time"),
  say("timeline-request"),
] as const;

/**
 * The result of each row as CSV, with a link to each record. A byte order mark tells spreadsheets that it is
 * UTF-8. Throws `not-found`.
 */
export async function exportBatchRows(ctx: RequestContext, batchId: string, words: Words): Promise<string> {
  return await exportRows({ header, words, cellsOf, read: (page) => readBatchRows(ctx, batchId, page) });
}

function cellsOf(row: BatchRowStatus, words: Words): string[] {
  const { leadId, name, company, state, contactId, url, error, updatedAt, requestId } = row;
  const problem = error && words.problem(error);
  const record = contactId ?? error?.["recordId"];
  const link = url ?? error?.["url"];
  return [
    name ?? "",
    company ?? "",
    words.write(`batch-${state}`),
    error?.code ?? "",
    problem?.detail ?? "",
    problem?.action ?? "",
    typeof record === "string" ? record : "",
    typeof link === "string" ? link : "",
    leadId,
    updatedAt,
    requestId ?? "",
  ];
}
