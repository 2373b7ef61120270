import { is } from "drizzle-orm";
import { getTableConfig, SQLiteColumn } from "drizzle-orm/sqlite-core";
import { schemaTables } from "../schemaTables.ts";

/** A table as both engines have it. */
export interface MovedTable {
  name: string;
  columns: { name: string; isText: boolean }[];
  /** The columns of its primary key, by which a row is named, and by which rows are in the same order. */
  key: string[];
  /** The column whose numbers are never given twice. */
  counter: string | null;
}

/** All tables of the schema, each after those to which it refers. */
export function movedTables(): MovedTable[] {
  const all = schemaTables().map((table) => getTableConfig(table));
  const ordered: typeof all = [];
  while (ordered.length < all.length) {
    const isThere = (name: string) => ordered.some((other) => other.name === name);
    const next = all.find(
      ({ name, foreignKeys }) =>
        !isThere(name) &&
        foreignKeys.every((key) => isThere(getTableConfig(key.reference().foreignTable).name)),
    );
    if (next === undefined) throw new Error("Tables refer to each other in a circle.");
    ordered.push(next);
  }
  return ordered.map(({ name, columns, primaryKeys }) => {
    const key = [
      ...columns.filter(({ primary }) => primary),
      ...primaryKeys.flatMap((composite) => composite.columns),
    ]
      .filter((column) => is(column, SQLiteColumn))
      .map((column) => column.name);
    const counter = columns.find((column) => "autoIncrement" in column && column.autoIncrement === true);
    return {
      name,
      columns: columns.map((column) => ({ name: column.name, isText: column.getSQLType() === "text" })),
      key,
      counter: counter?.name ?? null,
    };
  });
}
