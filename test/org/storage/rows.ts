import { statement, quoted } from "./statement.ts";
import type { Org } from "../types.ts";

export type Row = Record<string, unknown>;

/** The stored row of that id, even a deleted one. */
export function readRow(org: Org, object: string, id: string): Row | undefined {
  return statement(org.db, `SELECT * FROM ${quoted(object)} WHERE Id = ?`).get(id);
}

/** Stores a row without defaults, rules or access checks. */
export function insertRow(org: Org, object: string, row: Row): void {
  const names = Object.keys(row);
  const sql = `INSERT INTO ${quoted(object)} (${names.map(quoted).join(", ")}) VALUES (${names.map(() => "?").join(", ")})`;
  statement(org.db, sql).run(...names.map((name) => stored(row[name])));
}

/** Changes the named columns of a row, without checks. */
export function updateRow(org: Org, object: string, id: string, changes: Row): void {
  const names = Object.keys(changes);
  if (names.length === 0) return;
  const sql = `UPDATE ${quoted(object)} SET ${names.map((name) => `${quoted(name)} = ?`).join(", ")} WHERE Id = ?`;
  statement(org.db, sql).run(...names.map((name) => stored(changes[name])), id);
}

/** As a column holds it: booleans 0 or 1, absent is NULL. */
export const stored = (value: unknown) =>
  typeof value === "boolean" ? Number(value) : value === undefined || value === "" ? null : value;
