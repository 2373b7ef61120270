import { existsSync, readFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

interface Migration {
  /** When it was made, which identifies it on both engines. */
  at: number;
  /** The migration that a connector has to know to go on with a database that has this one. */
  needs: number;
  sql: string;
}

const folder = fileURLToPath(new URL("../migrations/", import.meta.url));

/** `-- needs 0032_…`, in a migration that leaves the connectors of the version before what they use. */
const needsOf = /^-- needs (\w+)/m;

/**
 * The migrations of Postgres, which are SQLite's from the first that has a file for Postgres: databases of
 * Postgres begin with that one. And the functions that they need.
 */
export function readMigrations(): { migrations: Migration[]; functions: string } {
  const { entries } = JSON.parse(readFileSync(`${folder}meta/_journal.json`, "utf8")) as {
    entries: { tag: string; when: number }[];
  };
  const fileOf = (tag: string) => `${folder}postgres/${tag}.sql`;
  const first = entries.findIndex(({ tag }) => existsSync(fileOf(tag)));
  const migrations = entries.slice(first).map(({ tag, when: at }) => {
    const sql = readFileSync(fileOf(tag), "utf8");
    const needed = needsOf.exec(sql)?.[1];
    return { at, needs: needed === undefined ? at : whenOf(needed), sql };
  });
  return { migrations, functions: readFileSync(`${folder}postgres/functions.sql`, "utf8") };

  function whenOf(tag: string): number {
    const entry = entries.find((each) => each.tag === tag);
    if (entry === undefined) throw new Error(`There is no migration ${tag}.`);
    return entry.when;
  }
}
