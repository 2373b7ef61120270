/**
 * `npm run import-leads -- FILE [--name NAME] [--connector URL]`: uploads a lead file as a list of the
 * user's, without the panel. Prints the address of Salesforce's sign-in, whose page shows a code to paste; a
 * session from CROSSWALK_SESSION goes before that.
 */
import { parseArgs } from "node:util";
import { makeList, readListFile, withSession } from "./connectorApi.ts";
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
  const [file, more] = positionals;
  if (file === undefined || more !== undefined)
    throw new Error("Name one file: npm run import-leads -- FILE");
  const { body, name } = await readListFile(file);
  return withSession(values.connector, async (call) => {
    const list = await makeList<{ name: string; report: Report }>(call, { body, name: values.name ?? name });
    return summary(list.name, list.report);
  });
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
