import type SqliteDriver from "better-sqlite3";
import { getTableConfig } from "drizzle-orm/sqlite-core";
import { movedTables } from "../../../connector/database/move/movedTables.ts";
import { schemaTables } from "../../../connector/database/schemaTables.ts";

const configs = schemaTables().map((table) => getTableConfig(table));

/** What a text of any language may hold, and JSON, and quotes of SQL. */
const odd = ["ä 中 \u{1F600}", `{"a":"\\u0000 '"}`, "line\nline\ttab \\", "", "'; \"", "{1,2}", "NULL"];

/** Writes so many rows into each table, each of which refers to those of the same number. */
export function fillTables(client: SqliteDriver.Database, rows: number): void {
  client.transaction(() => {
    for (const { name, columns, key } of movedTables()) {
      const config = configs.find((each) => each.name === name);
      const insert = client.prepare(
        `INSERT INTO "${name}" (${columns.map((column) => `"${column.name}"`).join(", ")})
         VALUES (${columns.map(() => "?").join(", ")})`,
      );
      for (let number = 1; number <= rows; number += 1) {
        insert.run(columns.map((column) => valueOf(config, key, column, number)));
      }
    }
  })();
}

function valueOf(
  config: (typeof configs)[number] | undefined,
  key: string[],
  { name, isText }: { name: string; isText: boolean },
  number: number,
): string | number | null {
  const reference = referenceOf(config, name);
  const { table: of, column: referred } = originOf(config, name);
  if (!isText) return key.includes(name) || reference ? number : 1_700_000_000_000 + number;
  const isUnique = key.includes(name) || reference !== undefined;
  const mayBeEmpty = config?.columns.find((column) => column.name === name)?.notNull === false;
  if (!isUnique && mayBeEmpty && number % 3 === 0) return null;
  const text = `${of}-${referred}-${String(number)}`;
  return isUnique ? text : `${text} ${odd[number % odd.length] ?? ""}`;
}

function referenceOf(config: (typeof configs)[number] | undefined, name: string) {
  return config?.foreignKeys
    .map((each) => each.reference())
    .find(({ columns }) => columns.some((column) => column.name === name));
}

/** Whose value a column has: what it refers to may refer to another itself. */
function originOf(
  config: (typeof configs)[number] | undefined,
  name: string,
): { table: string; column: string } {
  const reference = referenceOf(config, name);
  if (!reference) return { table: config?.name ?? "", column: name };
  return originOf(getTableConfig(reference.foreignTable), reference.foreignColumns[0]?.name ?? name);
}
