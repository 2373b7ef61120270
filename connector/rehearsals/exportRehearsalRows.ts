import type { RequestContext } from "../context.ts";
import { exportRows } from "../batches/exportRows.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import { readRehearsalRows, type RehearsalRowStatus } from "./readRehearsalRows.ts";

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
] as const;

/** What each row would end as, as CSV. A byte order mark tells spreadsheets that it is UTF-8. */
export async function exportRehearsalRows(ctx: RequestContext, id: string, words: Words): Promise<string> {
  return await exportRows({ header, words, cellsOf, read: (page) => readRehearsalRows(ctx, id, page) });
}

function cellsOf({ leadId, name, company, outcome, error }: RehearsalRowStatus, words: Words): string[] {
  const problem = error && words.problem(error);
  const text = (member: unknown) => (typeof member === "string" ? member : "");
  return [
    name ?? "",
    company ?? "",
    words.write(`rehearsal-${outcome}`),
    error?.code ?? "",
    problem?.detail ?? "",
    problem?.action ?? "",
    text(error?.["recordId"]),
    text(error?.["url"]),
    leadId,
  ];
}
