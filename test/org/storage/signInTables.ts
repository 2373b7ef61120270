import type { Database } from "better-sqlite3";
import { quoted } from "./statement.ts";

/** What signs people in, which a reset leaves as it is: how to make the tables, and their rows. */
interface SignInTables {
  made: string[];
  rows: { table: string; row: unknown[] }[];
}

export function readSignInTables(db: Database): SignInTables {
  const made = db
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_master WHERE tbl_name LIKE 'oauth\\_%' ESCAPE '\\' AND sql IS NOT NULL",
    )
    .all();
  const tables = made.filter(({ type }) => type === "table").map(({ name }) => name);
  return {
    made: made.map(({ sql }) => sql),
    rows: tables.flatMap((table) =>
      db
        .prepare<[], unknown[]>(`SELECT * FROM ${quoted(table)}`)
        .raw()
        .all()
        .map((row) => ({ table, row })),
    ),
  };
}

export function writeSignInTables(db: Database, { made, rows }: SignInTables): void {
  db.transaction(() => {
    for (const sql of made) db.exec(sql);
    for (const { table, row } of rows) {
      db.prepare(`INSERT INTO ${quoted(table)} VALUES (${row.map(() => "?").join(", ")})`).run(...row);
    }
  })();
}
