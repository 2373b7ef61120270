import type { DatabaseHandle } from "../database/open.ts";
import { AppError } from "../errors.ts";
import { readQuota, type Quota, type QuotaOwner } from "./readQuota.ts";

/**
 * The user's quota, if a contact is left in it. Call it in the immediate transaction that writes the creation's row:
 * SQLite admits one writer at a time, so count and row cannot be parted. Throws `quota-exceeded` with `resetsAt`.
 */
export function requireQuota(transaction: DatabaseHandle, owner: QuotaOwner, now: Date): Quota {
  const quota = readQuota(transaction, owner, now);
  if (quota.remaining > 0) return quota;
  throw new AppError("quota-exceeded", {
    detail: `You have created ${quota.used.toLocaleString("en")} of ${quota.limit.toLocaleString("en")} contacts this month.`,
    action: `Wait until the quota resets on ${quota.resetsAt.slice(0, 10)} (UTC).`,
    reason: "quota-exceeded",
    values: [quota.used, quota.limit],
    members: { resetsAt: quota.resetsAt, quota },
  });
}
