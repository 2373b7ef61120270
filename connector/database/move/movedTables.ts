import { getTableColumns } from "drizzle-orm";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { schemaTables } from "../schemaTables.ts";

/** All tables of the schema, each after those to which it refers. */
export function movedTables(): SQLiteTable[] {
  const left = new Set(schemaTables());
  const ordered: SQLiteTable[] = [];
  while (left.size > 0) {
    const next = [...left].find((table) => referredBy(table).every((other) => !left.has(other)));
    if (next === undefined) throw new Error("Tables refer to each other in a circle.");
    left.delete(next);
    ordered.push(next);
  }
  return ordered;
}

const referredBy = (table: SQLiteTable): SQLiteTable[] =>
  getTableConfig(table)
    .foreignKeys.map((key) => key.reference().foreignTable)
    .filter((other) => other !== table);

/** The columns of a table's primary key, by which its rows have the same order on both engines. */
export function keyOf(table: SQLiteTable): SQLiteColumn[] {
  const [composite] = getTableConfig(table).primaryKeys;
  return (
    composite?.columns ??
    Object.values<SQLiteColumn>(getTableColumns(table)).filter((column) => column.primary)
  );
}
