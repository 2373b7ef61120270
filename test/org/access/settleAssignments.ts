import { toDateTime } from "../storage/dateTimes.ts";
import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";

/** SQL of whether an assignment of a permission set counts at `@now` (Object Reference: ExpirationDate). */
export const isUnexpired = "(ExpirationDate IS NULL OR ExpirationDate > @now)";

/** Says of each assignment whether it is active now, and gives the time at which the next one expires. */
export function settleAssignments(org: Org): number {
  const now = { now: toDateTime(org.now()) };
  statement(
    org.db,
    `UPDATE PermissionSetAssignment SET IsActive = ${isUnexpired} WHERE IsActive IS NOT ${isUnexpired}`,
  ).run(now);
  const next = statement(
    org.db,
    "SELECT MIN(ExpirationDate) AS next FROM PermissionSetAssignment WHERE ExpirationDate > @now",
  ).get(now)?.["next"];
  return typeof next === "string" ? Date.parse(next) : Infinity;
}
