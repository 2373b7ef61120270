import type { DatabaseHandle } from "../database/database.ts";
import type { AppError } from "../errors.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { refusal } from "../reasons/refusal.ts";
import { monthlyQuotaMax } from "../settings/quotaOverrides.ts";
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
  const { used, limit, resetsAt, timeZone } = quota;
  return refusal(reasonOf(quota), {
    values: { used, limit, date: instantIn(new Date(resetsAt), timeZone) },
    members: { resetsAt, quota },
  });
}

function reasonOf({ isProvisional, limit }: Quota) {
  if (isProvisional) return "quota-used-up-provisional";
  return limit < monthlyQuotaMax ? "quota-used-up-lowered" : "quota-used-up";
}

/** What refuses a contact instead, where others have the last of the quota and Salesforce may refuse them. */
export function littleQuotaLeft({ members }: AppError): AppError {
  const { resetsAt, quota } = members;
  return refusal("little-quota-left", { members: { resetsAt, quota } });
}
