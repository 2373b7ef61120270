import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/**
 * The org-wide default of the object, as Organization holds it; undefined where it has none and all is open.
 */
export function organizationDefault(org: Org, object: string): string | undefined {
  const column = `Default${object}Access`;
  if (org.schema.field("Organization", column) === undefined) return undefined;
  return String(statement(org.db, `SELECT ${column} FROM Organization`).get()?.[column]);
}
