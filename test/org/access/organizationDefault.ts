import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/**
 * The org-wide default of the object, from Organization; undefined for an object without one, which is
 * public.
 */
export function organizationDefault(org: Org, object: string): string | undefined {
  const column = `Default${object}Access`;
  if (org.schema.field("Organization", column) === undefined) return undefined;
  return String(statement(org.db, `SELECT ${column} FROM Organization`).get()?.[column]);
}
