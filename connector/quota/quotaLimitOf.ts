import { monthlyQuotaMax } from "../settings/quotaOverrides.ts";
import type { Settings } from "../settings/settingsTable.ts";

/**
 * The quota that an admin decided for a user. Their own goes first, since somebody named them. Of their
 * permission sets the highest counts: a permission set gives and never takes, as everywhere in Salesforce.
 */
export function quotaLimitOf(
  { monthlyQuota, quotaOverrides }: Pick<Settings, "monthlyQuota" | "quotaOverrides">,
  user: { id: string; permissionSets: readonly string[] | null },
): number {
  const own = quotaOverrides.find((one) => one.for === "user" && isSameId(one.name, user.id));
  const held = new Set(user.permissionSets?.map((name) => name.toLowerCase()));
  const ofSets = quotaOverrides
    .filter((one) => one.for === "permissionSet" && held.has(one.name.toLowerCase()))
    .map((one) => one.monthlyQuota);
  const limit = own?.monthlyQuota ?? (ofSets.length > 0 ? Math.max(...ofSets) : monthlyQuota);
  return Math.min(limit, monthlyQuotaMax);
}

/** Ids are compared by the 15 characters that tell records apart. */
function isSameId(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}
