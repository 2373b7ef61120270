import { getTableColumns, getTableName, type SQL } from "drizzle-orm";
import {
  bigint,
  customType,
  foreignKey,
  index,
  pgTable,
  primaryKey,
  uniqueIndex,
  type ExtraConfigColumn,
  type PgColumn,
  type PgColumnBuilderBase,
  type PgTable,
} from "drizzle-orm/pg-core";
import { getTableConfig, type SQLiteColumn, type SQLiteTable } from "drizzle-orm/sqlite-core";
import { schemaTables } from "../schemaTables.ts";

/** Compared byte by byte, as SQLite compares, whatever language the server is set to. */
const byteText = customType<{ data: string }>({ dataType: () => 'text COLLATE "C"' });

/**
 * The tables of the schema as Postgres keeps them, by name: numbers, times and what is true or false are
 * `bigint`, the rest is text, JSON too. So a value is stored on both engines as the schema's column writes it.
 */
export function postgresTables(): Record<string, PgTable> {
  const made = new Map<SQLiteTable, PgTable>();
  for (const table of schemaTables())
    made.set(
      table,
      tableOf(table, (other) => made.get(other)),
    );
  return Object.fromEntries([...made.values()].map((table) => [getTableName(table), table]));
}

/** A reference may lead to a table that comes later: `twinOf` is asked once all are there. */
function tableOf(table: SQLiteTable, twinOf: (table: SQLiteTable) => PgTable | undefined): PgTable {
  const { name, columns, indexes, primaryKeys, foreignKeys } = getTableConfig(table);
  const builders = columns.map((column: SQLiteColumn) => [column.name, columnOf(column)] as const);
  return pgTable(name, Object.fromEntries(builders), (own) => {
    const ofOwn = (all: { name: string }[]) => all.map((column) => own[column.name] as ExtraConfigColumn);
    return [
      ...indexes.map(({ config }) =>
        (config.unique ? uniqueIndex : index)(config.name)
          .on(...(ofOwn(config.columns as SQLiteColumn[]) as [ExtraConfigColumn]))
          .where(config.where as SQL),
      ),
      ...primaryKeys.map((key) => primaryKey({ columns: ofOwn(key.columns) as unknown as [PgColumn] })),
      ...foreignKeys.map((key) => {
        const { columns: from, foreignColumns, foreignTable } = key.reference();
        const others = Object.values(getTableColumns(twinOf(foreignTable) as PgTable));
        return foreignKey({
          columns: ofOwn(from) as unknown as [PgColumn],
          foreignColumns: foreignColumns.map((to) => others.find((each) => each.name === to.name)) as [
            PgColumn,
          ],
        }).onDelete(key.onDelete ?? "no action");
      }),
    ];
  });
}

function columnOf(column: SQLiteColumn): PgColumnBuilderBase {
  const isNumber = column.getSQLType() === "integer";
  const isCounted = "autoIncrement" in column && column.autoIncrement === true;
  if (isCounted) return bigint({ mode: "number" }).generatedByDefaultAsIdentity().primaryKey();
  let built = isNumber ? bigint({ mode: "number" }) : byteText();
  if (column.notNull) built = built.notNull();
  if (column.primary) built = built.primaryKey();
  if (column.isUnique) built = built.unique(column.uniqueName);
  if (column.hasDefault) built = built.default(storedDefault(column) as never);
  return built;
}

/** In the column's own form, as a row would have it. */
const storedDefault = (column: SQLiteColumn): unknown =>
  typeof column.default === "object" ? column.default : column.mapToDriverValue(column.default);
