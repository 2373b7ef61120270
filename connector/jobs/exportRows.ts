import { csvLine } from "../work/csvLine.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import type { LeadRowStatus } from "./rows/leadRowPage.ts";

/** As many as one API call can check for visible records. */
const rowsPerRead = 2_500;

interface Exported<Row> {
  header: readonly Parameters<Words["heading"]>[0][];
  words: Words;
  read: (page: { limit: number; offset: number }) => Promise<{ items: Row[] }>;
  cellsOf: (row: Row) => string[];
}

/** All rows as CSV. A byte order mark tells spreadsheets that it is UTF-8. */
export async function exportRows<Row>({ header, words, read, cellsOf }: Exported<Row>): Promise<string> {
  const lines = [csvLine(header.map((text) => words.heading(text)))];
  for (let offset = 0; ; offset += rowsPerRead) {
    const { items } = await read({ limit: rowsPerRead, offset });
    lines.push(...items.map((row) => csvLine(cellsOf(row))));
    if (items.length < rowsPerRead) return `\uFEFF${lines.join("")}`;
  }
}

/** The columns of rows that are leads to be added. */
export const leadHeader = [
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

/** The cells of these. `contactId` and `url`: the contact that was made. */
export function leadCells(
  row: LeadRowStatus & { contactId?: string | null; url?: string | null },
  outcome: string,
  words: Words,
): string[] {
  const { leadId, name, company, error, contactId, url } = row;
  const problem = error && words.problem(error);
  const text = (value: unknown) => (typeof value === "string" ? value : "");
  return [
    name ?? "",
    company ?? "",
    outcome,
    error?.code ?? "",
    problem?.detail ?? "",
    problem?.action ?? "",
    text(contactId ?? error?.["recordId"]),
    text(url ?? error?.["url"]),
    leadId,
  ];
}
