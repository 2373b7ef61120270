import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { ShareTarget } from "./shareTarget.ts";

export type ShareLevel = "None" | "Read" | "Edit";

/** Opens records beyond the org-wide default: those that some own, or those that a condition holds for. */
export interface SharingRule {
  object: string;
  name: string;
  ownedBy?: ShareTarget | undefined;
  /** A SOQL condition. */
  where?: string | undefined;
  sharedTo: ShareTarget;
  /** By field of the share row, e.g. AccountAccessLevel. */
  levels: Record<string, ShareLevel>;
}

/** The rules of one object, or of all. */
export function sharingRules(org: Org, object?: string): SharingRule[] {
  return statement(org.db, "SELECT rule FROM _sharing_rule WHERE object = coalesce(?, object) ORDER BY name")
    .all(object ?? null)
    .map((row) => JSON.parse(String(row["rule"])) as SharingRule);
}

/** Keeps a rule, in place of the one of that name. What follows for share rows is for `recalculateShares`. */
export function saveSharingRule(org: Org, rule: SharingRule): void {
  statement(org.db, "INSERT OR REPLACE INTO _sharing_rule (object, name, rule) VALUES (?, ?, ?)").run(
    rule.object,
    rule.name,
    JSON.stringify(rule),
  );
}

/** Forgets a rule; answers whether there was one. */
export function removeSharingRule(org: Org, object: string, name: string): boolean {
  const { changes } = statement(org.db, "DELETE FROM _sharing_rule WHERE object = ? AND name = ?").run(
    object,
    name,
  );
  return changes > 0;
}
