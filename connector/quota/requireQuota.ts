import type { DatabaseHandle } from "../database/database.ts";
import type { AppError } from "../errors.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { refusal } from "../reasons/refusal.ts";
import { readQuota, type Quota } from "./readQuota.ts";
import type { QuotaOwner, QuotaTerms } from "./quotaTerms.ts";

/**
 * The user's quota where a contact is left in it. Call it in the immediate transaction that writes the
 * creation's row: SQLite admits one writer at a time, so the count stays true. Throws `quota-exceeded` with
 * `resetsAt`.
 */
export async function requireQuota(
  transaction: DatabaseHandle,
  owner: QuotaOwner,
  terms: QuotaTerms,
): Promise<Quota> {
  const quota = await readQuota(transaction, owner, terms);
  if (quota.remaining > 0) return quota;
  throw quotaUsedUp(quota);
}

/** What refuses a contact where the quota is used up. */
export function quotaUsedUp(quota: Quota): AppError {
  const { used, limit, resetsAt, timeZone, isProvisional } = quota;
  return refusal(isProvisional ? "quota-used-up-provisional" : "quota-used-up", {
    values: { used, limit, date: instantIn(new Date(resetsAt), timeZone) },
    members: { resetsAt, quota },
  });
}

/** What refuses a contact instead, where others have the last of the quota and Salesforce may refuse them. */
export function littleQuotaLeft({ members }: AppError): AppError {
  const { resetsAt, quota } = members;
  return refusal("little-quota-left", { members: { resetsAt, quota } });
}
