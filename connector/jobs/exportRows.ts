import { csvLine } from "../csvLine.ts";
import type { Words } from "../reasons/inLanguage.ts";

/** As many as one API call can check for visible records. */
const rowsPerRead = 2_500;

interface Exported<Row> {
  header: readonly Parameters<Words["heading"]>[0][];
  words: Words;
  read: (page: { limit: number; offset: number }) => Promise<{ items: Row[] }>;
  cellsOf: (row: Row, words: Words) => string[];
}

/** All rows as CSV. A byte order mark tells spreadsheets that it is UTF-8. */
export async function exportRows<Row>({ header, words, read, cellsOf }: Exported<Row>): Promise<string> {
  const lines = [csvLine(header.map((text) => words.heading(text)))];
  for (let offset = 0; ; offset += rowsPerRead) {
    const { items } = await read({ limit: rowsPerRead, offset });
    lines.push(...items.map((row) => csvLine(cellsOf(row, words))));
    if (items.length < rowsPerRead) return `\uFEFF${lines.join("")}`;
  }
}
