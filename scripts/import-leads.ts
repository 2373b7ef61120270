/**
 * `npm run import-leads -- FILE [--name NAME] [--connector URL]`: uploads a lead file as a list of the
 * user's, without the panel. Prints the address of Salesforce's sign-in; the page shows a code to paste.
 */
import { readFile } from "node:fs/promises";
import path from "node:path";
import { parseArgs } from "node:util";
import { callConnector, signInByHand } from "./connectorApi.ts";
import { runCommand } from "./runCommand.ts";

interface Report {
  rows: number;
  imported: number;
  merged: number;
  skipped: number;
  failed: number;
  erased: number;
  problems: { line: number; outcome: string; reason: string }[];
}

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: "string" }, connector: { type: "string", default: "http://localhost:4002" } },
  });
  const [file] = positionals;
  if (file === undefined) throw new Error("Say which file: npm run import-leads -- FILE [--name NAME].");
  const content = await readFile(file);
  const token = await signInByHand(
    values.connector,
    "Nothing was imported: run it again, and paste the code.",
  );
  try {
    const name = values.name ?? path.basename(file, path.extname(file));
    const list = await callConnector<{ name: string; report: Report }>(
      values.connector,
      "POST",
      `/v1/lead-lists?${new URLSearchParams({ name }).toString()}`,
      { token, body: content, type: "text/csv" },
    );
    return summary(list.name, list.report);
  } finally {
    await callConnector(values.connector, "DELETE", "/v1/sessions/current", { token });
  }
});

function summary(
  name: string,
  { rows, imported, merged, skipped, failed, erased, problems }: Report,
): string {
  return [
    `"${name}": ${rows} rows: ${imported} imported, ${merged} merged, ${skipped} skipped, ${failed} failed${erased > 0 ? `, ${erased} erased on request` : ""}.`,
    ...problems.map(({ line, outcome, reason }) => `  line ${line}: ${outcome}: ${reason}`),
  ].join("\n");
}
