import { statement } from "../storage/statement.ts";
import { createTable } from "../storage/tables.ts";
import type { Org } from "../types.ts";

/** Stores the schema of an object: its table, and its definition for the next start. */
export function saveDefinition(org: Org, name: string): void {
  const object = org.schema.object(name);
  if (object === undefined) return;
  createTable(org.db, object);
  statement(org.db, "INSERT OR REPLACE INTO _definition (object, definition) VALUES (?, ?)").run(
    object.name,
    JSON.stringify({ ...object, childRelationships: [] }),
  );
}
