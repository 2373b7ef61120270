import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** The full name of a user, as results show who did something; empty where there is no such user. */
export function userName(org: Org, userId: string): string {
  const row = statement(org.db, "SELECT Name FROM User WHERE Id = ?").get(userId) as
    { Name: string } | undefined;
  return row?.Name ?? "";
}
