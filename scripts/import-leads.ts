/**
 * `npm run import-leads -- FILE [--name NAME] [--connector URL]`: uploads a lead file as a list of the
 * user's, without the panel. Prints the address of Salesforce's sign-in; the page shows a code to paste.
 */
import path from "node:path";
import { parseArgs } from "node:util";
import { callConnector, signInByHand } from "./connectorApi.ts";
import { contentOf } from "./contentOf.ts";
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

const usage = "Usage: npm run import-leads -- FILE [--name NAME] [--connector URL]";

await runCommand(async () => {
  const { values, positionals } = parseArgs({
    allowPositionals: true,
    options: { name: { type: "string" }, connector: { type: "string", default: "http://localhost:4002" } },
  });
  const [file, more] = positionals;
  if (file === undefined || more !== undefined) throw new Error(usage);
  const content = await contentOf(file, usage);
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
}, usage);

function summary(
  name: string,
  { rows, imported, merged, skipped, failed, erased, problems }: Report,
): string {
  return [
    `"${name}": ${rows} rows: ${imported} imported, ${merged} merged, ${skipped} skipped, ${failed} failed${erased > 0 ? `, ${erased} erased on request` : ""}.`,
    ...problems.map(({ line, outcome, reason }) => `  line ${line}: ${outcome}: ${reason}`),
  ].join("\n");
}
