import type { DatabaseHandle } from "../database/open.ts";
import { refusal } from "../reasons/refusal.ts";
import { readQuota, type Quota, type QuotaOwner } from "./readQuota.ts";

/**
 * The user's quota where a contact is left in it. Call it in the immediate transaction that writes the
 * creation's row: SQLite admits one writer at a time, so the count stays true. Throws `quota-exceeded` with
 * `resetsAt`.
 */
export function requireQuota(transaction: DatabaseHandle, owner: QuotaOwner, now: Date): Quota {
  const quota = readQuota(transaction, owner, now);
  if (quota.remaining > 0) return quota;
  throw refusal("quota-used-up", {
    values: { used: quota.used, limit: quota.limit, date: quota.resetsAt.slice(0, 10) },
    members: { resetsAt: quota.resetsAt, quota },
  });
}
