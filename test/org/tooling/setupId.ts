import { nextId } from "../storage/nextId.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** The record id of a setup item, e.g. a field by full name. Created at the first request, then stored. */
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
