import { isSameId, monthlyQuotaMax } from "../settings/quotaOverrides.ts";
import type { Settings } from "../settings/settingsTable.ts";

export interface QuotaLimit {
  limit: number;
  /** Whether the user's permission sets are not known, so that the limit may be higher. */
  isProvisional: boolean;
}

/**
 * The quota that an admin decided for a user. Their own goes first, since somebody named them. Of their
 * permission sets the highest counts: a permission set gives and never takes, as everywhere in Salesforce.
 * While nobody knows which they have (a rep may not see it), the lowest quota that may be theirs counts, so
 * that nobody exceeds what an admin decided.
 */
export function quotaLimitOf(
  { monthlyQuota, quotaOverrides }: Pick<Settings, "monthlyQuota" | "quotaOverrides">,
  user: { id: string; permissionSets: readonly string[] | null },
): QuotaLimit {
  const own = quotaOverrides.find((one) => one.for === "user" && isSameId(one.name, user.id));
  const bounded = (...quotas: number[]) => Math.min(...quotas, monthlyQuotaMax);
  if (own) return { limit: bounded(own.monthlyQuota), isProvisional: false };
  const ofSets = quotaOverrides.filter((one) => one.for === "permissionSet");
  if (user.permissionSets === null && ofSets.length > 0) {
    const limit = bounded(monthlyQuota, ...ofSets.map((one) => one.monthlyQuota));
    return { limit, isProvisional: true };
  }
  const names = new Set(user.permissionSets?.map((name) => name.toLowerCase()));
  const held = ofSets.filter(({ name }) => names.has(name.toLowerCase())).map((one) => one.monthlyQuota);
  return { limit: bounded(held.length > 0 ? Math.max(...held) : monthlyQuota), isProvisional: false };
}
