import type { RequestContext } from "../context.ts";
import { csvLine } from "../csvLine.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import { readRehearsalRows, type RehearsalRowStatus } from "./readRehearsalRows.ts";

/** As many as one API call can check for visible records. */
const rowsPerRead = 2_500;
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
  const lines = [csvLine(header.map(words.heading))];
  for (let offset = 0; ; offset += rowsPerRead) {
    const { items } = await readRehearsalRows(ctx, id, { limit: rowsPerRead, offset });
    lines.push(...items.map((row) => csvLine(cellsOf(row, words))));
    if (items.length < rowsPerRead) return `\uFEFF${lines.join("")}`;
  }
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
