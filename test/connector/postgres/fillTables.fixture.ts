import type SqliteDriver from "better-sqlite3";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { keyOf, movedTables } from "../../../connector/database/move/copyTable.ts";

type Config = ReturnType<typeof getTableConfig>;

/** What a text of any language may hold, and JSON, and quotes of SQL. */
const odd = ["ä 中 \u{1F600}", `{"a":"\\u0000 '"}`, "line\nline\ttab \\", "", "'; \"", "{1,2}", "NULL"];

/** Writes so many rows into each table, each of which refers to those of the same number. */
export function fillTables(client: SqliteDriver.Database, rows: number): void {
  client.transaction(() => {
    for (const table of movedTables()) {
      const { name, columns } = getTableConfig(table);
      const insert = client.prepare(
        `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(", ")})
         VALUES (${columns.map(() => "?").join(", ")})`,
      );
      for (let number = 1; number <= rows; number += 1) {
        insert.run(columns.map((column: SQLiteColumn) => valueOf(table, column, number)));
      }
    }
  })();
}

function valueOf(table: SQLiteTable, column: SQLiteColumn, number: number): string | number | null {
  const config = getTableConfig(table);
  const isKey = keyOf(table).includes(column);
  const reference = referenceOf(config, column.name);
  const { table: of, column: referred } = originOf(config, column.name);
  const isUnique = isKey || reference !== undefined;
  if (column.getSQLType() !== "text") return isUnique ? number : 1_700_000_000_000 + number;
  if (!isUnique && !column.notNull && number % 3 === 0) return null;
  const text = `${of}-${referred}-${String(number)}`;
  return isUnique ? text : `${text} ${odd[number % odd.length] ?? ""}`;
}

function referenceOf(config: Config, name: string) {
  return config.foreignKeys
    .map((each) => each.reference())
    .find(({ columns }) => columns.some((column) => column.name === name));
}

/** Whose value a column has: what it refers to may refer to another itself. */
function originOf(config: Config, name: string): { table: string; column: string } {
  const reference = referenceOf(config, name);
  if (!reference) return { table: config.name, column: name };
  return originOf(getTableConfig(reference.foreignTable), reference.foreignColumns[0]?.name ?? name);
}
