import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { ShareTarget } from "./shareTarget.ts";

export type ShareLevel = "None" | "Read" | "Edit";

/** A rule that opens records beyond the org-wide default, by owner or by condition. */
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

/** Stores a rule, replacing one of the same name. `recalculateShares` updates the share rows. */
export function saveSharingRule(org: Org, rule: SharingRule): void {
  statement(org.db, "INSERT OR REPLACE INTO _sharing_rule (object, name, rule) VALUES (?, ?, ?)").run(
    rule.object,
    rule.name,
    JSON.stringify(rule),
  );
}

/** Deletes a rule. False where there was none. */
export function removeSharingRule(org: Org, object: string, name: string): boolean {
  const { changes } = statement(org.db, "DELETE FROM _sharing_rule WHERE object = ? AND name = ?").run(
    object,
    name,
  );
  return changes > 0;
}
