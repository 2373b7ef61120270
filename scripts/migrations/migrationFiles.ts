import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { translateMigration } from "./translateMigration.ts";

const migrations = "connector/database/migrations";
const postgres = join(migrations, "postgres");

interface Journal {
  entries: { idx: number; tag: string }[];
}

/** Makes the file of each migration that SQLite has and Postgres lacks. Answers the paths. */
export function writePostgresMigrations(): string[] {
  const { entries } = JSON.parse(readFileSync(join(migrations, "meta/_journal.json"), "utf8")) as Journal;
  const fileOf = (tag: string) => join(postgres, `${tag}.sql`);
  const first = entries.findIndex(({ tag }) => existsSync(fileOf(tag)));
  if (first === -1) return entries.slice(-1).map(({ tag }) => writeWholeSchema(fileOf(tag)));
  const [begin = "", ...further] = entries.slice(first).map(({ tag }) => tag);
  const missing = further.filter((tag) => !existsSync(fileOf(tag)));
  for (const tag of missing) {
    const migration = translateMigration(readFileSync(join(migrations, `${tag}.sql`), "utf8"));
    // What is added needs no more than what is there.
    writeFileSync(fileOf(tag), `-- needs ${begin}\n${migration}`);
  }
  return missing.map(fileOf);
}

/** Databases of Postgres begin with the schema as it is then. */
function writeWholeSchema(file: string): string {
  const args = ["export", "--dialect", "sqlite", "--schema", "./connector/database/schema/*.ts"];
  const schema = translateMigration(execFileSync("drizzle-kit", args, { encoding: "utf8" }));
  const why = "-- The whole schema as of this migration: databases of Postgres begin here.";
  writeFileSync(file, `${why}\n${schema}`);
  return file;
}
