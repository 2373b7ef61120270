import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** A user's full name for results; empty for an unknown user. */
export function userName(org: Org, userId: string): string {
  const row = statement(org.db, "SELECT Name FROM User WHERE Id = ?").get(userId) as
    | { Name: string }
    | undefined;
  return row?.Name ?? "";
}
