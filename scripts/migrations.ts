/**
 * `npm run migrations -- --name what_changed`: writes the migration of each engine that brings a database to the
 * tables of `connector/database/schema`. With `--custom` an empty one, for what tables do not say.
 */
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import process from "node:process";
import { changeTables, type Snapshot } from "./migrations/changeTables.ts";
import { readOptions } from "./readOptions.ts";

const { name, custom: isCustom = false } = readOptions({
  name: { type: "string" },
  custom: { type: "boolean" },
});
if (name === undefined || !/^\w+$/.test(name)) {
  process.stderr.write("--name says what changes, in words like added_phone_numbers.\n");
  process.exit(2);
}

interface Journal {
  version: string;
  dialect: string;
  entries: { idx: number; version: string; when: number; tag: string; breakpoints: boolean }[];
}

for (const engine of ["sqlite", "postgres"] as const) await write(engine);

/** The next migration of an engine, where there is something to change. */
async function write(engine: "sqlite" | "postgres"): Promise<void> {
  const folder = new URL(`../connector/database/migrations/${engine}/`, import.meta.url);
  mkdirSync(new URL("meta/", folder), { recursive: true });
  const journalFile = new URL("meta/_journal.json", folder);
  const journal: Journal = existsSync(journalFile)
    ? (JSON.parse(readFileSync(journalFile, "utf8")) as Journal)
    : { version: "7", dialect: engine === "sqlite" ? "sqlite" : "postgresql", entries: [] };
  const snapshotOf = (idx: number) => new URL(`meta/${numberOf(idx)}_snapshot.json`, folder);
  const last = journal.entries.at(-1);
  const before = last && (JSON.parse(readFileSync(snapshotOf(last.idx), "utf8")) as Snapshot);
  const { now, statements } = await changeTables(engine, before);
  if (statements.length === 0 && !isCustom) {
    process.stdout.write(`${engine}: nothing to change\n`);
    return;
  }
  const idx = (last?.idx ?? -1) + 1;
  const tag = `${numberOf(idx)}_${name}`;
  journal.entries.push({ idx, version: "7", when: Date.now(), tag, breakpoints: true });
  writeFileSync(
    new URL(`${tag}.sql`, folder),
    isCustom ? "" : `${statements.join("\n--> statement-breakpoint\n")}\n`,
  );
  writeFileSync(snapshotOf(idx), `${JSON.stringify(now, null, 2)}\n`);
  writeFileSync(journalFile, `${JSON.stringify(journal, null, 2)}\n`);
  process.stdout.write(`${engine}: ${tag}.sql\n`);
}

function numberOf(idx: number): string {
  return String(idx).padStart(4, "0");
}
