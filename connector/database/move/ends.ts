import type { MovedTable } from "./movedTables.ts";

/** The values of a row in the order of its table's columns. Numbers are written out, as both engines read. */
export type MovedRow = (string | null)[];

/** So many rows are in memory at once. */
export const rowsAtOnce = 1_000;

/** A database from which, or to which, all is moved. Nobody else writes it meanwhile. */
interface End {
  /** As people know it: never with a password. */
  readonly name: string;
  /** All rows of a table in its order, some at a time. */
  rows(table: MovedTable): AsyncIterable<MovedRow[]>;
  /** Gives it back. What was not committed is undone. */
  close(): Promise<void>;
}

export interface Source extends End {
  /** A lock in its database of Postgres that nobody else has: who can't take it there is in the same one. */
  readonly mark: string | null;
  /** The highest number that the table's counter has given. */
  highest(table: MovedTable): Promise<string>;
  /** Throws where a connector has begun to use it. */
  refuseUsers(): Promise<void>;
  /** Keeps connectors from using it, now that all is in another one. Answers in words how. */
  setAside(movedTo: string, now: Date): Promise<string>;
}

export interface Target extends End {
  write(table: MovedTable, rows: MovedRow[]): Promise<void>;
  /** The table's counter goes on after this number. */
  countFrom(table: MovedTable, highest: string): Promise<void>;
  commit(): Promise<void>;
  /** What to set, so that a connector uses it. */
  readonly setting: string;
}

export const quoted = (name: string): string => `"${name}"`;

export const listOf = (names: string[]): string => names.map(quoted).join(", ");

/** A row in words: its table and its key. */
export function nameOfRow({ name, columns, key }: MovedTable, row: MovedRow): string {
  const values = key.map((column) => {
    const at = columns.findIndex((each) => each.name === column);
    return `${column} ${JSON.stringify(row[at])}`;
  });
  return `${name}, ${values.join(", ")}`;
}
