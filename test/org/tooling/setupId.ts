import { nextId } from "../storage/nextId.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/**
 * The record id of a part of the setup, such as a field by its full name: given when first asked for, and
 * kept.
 */
export function setupId(org: Org, keyPrefix: string, fullName: string): string {
  const known = statement(org.db, "SELECT id FROM _setup_id WHERE key_prefix = ? AND full_name = ?").get(
    keyPrefix,
    fullName,
  );
  if (known !== undefined) return String(known["id"]);
  const id = nextId(org, keyPrefix);
  statement(org.db, "INSERT INTO _setup_id VALUES (?, ?, ?)").run(keyPrefix, fullName, id);
  return id;
}
