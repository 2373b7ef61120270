import { z } from "zod";

/** Contacts that nobody may exceed in a calendar month, whatever an admin decides. */
export const monthlyQuotaMax = 1000;

/**
 * A lower quota for one user, or for everybody with a permission set. Settings are kept for good, so that no
 * person's name may stand in them: an API name has no spaces, and a user goes by the id (see namedLineIn).
 */
const quotaOverrideSchema = z
  .strictObject({
    for: z.enum(["user", "permissionSet"]),
    name: z
      .string()
      .trim()
      .min(1)
      .max(80)
      .describe("The user's id, or the API name of the permission set or permission set group"),
    monthlyQuota: z.int().min(1).max(monthlyQuotaMax),
  })
  .refine(({ for: owner, name }) => owner === "user" || /^\w*$/.test(name), { path: ["name"] });

export type QuotaOverride = z.infer<typeof quotaOverrideSchema>;

export const quotaOverridesSchema = z
  .array(quotaOverrideSchema)
  .max(200)
  .describe(
    "Quotas of their own. A user's goes first, then the highest of their permission sets, then monthlyQuota. The lowest of all while it is not known which permission sets the user has",
  );

/** The line that has the same owner as an earlier one; -1 where there is none. */
export function repeatedLineIn(overrides: readonly QuotaOverride[]): number {
  return overrides.findIndex((one, line) => overrides.findIndex((other) => isSameOwner(one, other)) < line);
}

function isSameOwner(one: QuotaOverride, other: QuotaOverride): boolean {
  if (one.for !== other.for) return false;
  if (one.for === "user") return isSameId(one.name, other.name);
  return one.name.toLowerCase() === other.name.toLowerCase();
}

/** Ids are compared by the 15 characters that tell records apart. */
export function isSameId(one: string, other: string): boolean {
  return one.slice(0, 15) === other.slice(0, 15);
}

const userId = /^005[A-Za-z0-9]{12}([A-Za-z0-9]{3})?$/;

/** The line that names a user in words, which settings and their changes would keep; -1 where none does. */
export function namedLineIn(overrides: readonly QuotaOverride[]): number {
  return overrides.findIndex((one) => one.for === "user" && !userId.test(one.name));
}

/** The permission sets that overrides name. */
export function permissionSetsIn(overrides: readonly QuotaOverride[]): string[] {
  return overrides.filter((one) => one.for === "permissionSet").map(({ name }) => name);
}
