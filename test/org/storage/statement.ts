import type { Database, Statement } from "better-sqlite3";

const prepared = new WeakMap<Database, Map<string, Statement<unknown[], Record<string, unknown>>>>();

/** The prepared statement for this text, prepared once for each database. */
export function statement<Values extends unknown[] = unknown[], Row = Record<string, unknown>>(
  db: Database,
  sql: string,
): Statement<Values, Row> {
  let ofDatabase = prepared.get(db);
  if (ofDatabase === undefined) {
    ofDatabase = new Map<string, Statement<unknown[], Record<string, unknown>>>();
    prepared.set(db, ofDatabase);
  }
  let made = ofDatabase.get(sql);
  if (made === undefined) {
    made = db.prepare<unknown[], Record<string, unknown>>(sql);
    ofDatabase.set(sql, made);
  }
  return made as unknown as Statement<Values, Row>;
}

/** Quotes a name for SQL, because objects and fields may be called Group, Order or From. */
export const quoted = (name: string) => `"${name.replaceAll('"', '""')}"`;
