import { and, count, eq, notInArray, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { firstOf } from "../database/rows.ts";
import { prepared } from "../database/prepared.ts";
import { creations, quotaFreeStates } from "../database/schema/contacts.ts";
import type { AppError } from "../errors.ts";
import { instantIn } from "../reasons/inLanguage.ts";
import { refusal } from "../reasons/refusal.ts";
import { type QuotaOwner, quotaTerms, type QuotaTerms } from "./quotaTerms.ts";
import { monthlyQuotaMax } from "./settings.ts";

export interface Quota extends QuotaTerms {
  /** Contacts created or reserved. */
  used: number;
  remaining: number;
}

/** A user's quota on its terms, counted from the ledger's rows of which something came, or may come. */
export async function readQuota(
  database: DatabaseHandle,
  { orgId, userId }: QuotaOwner,
  terms: QuotaTerms,
): Promise<Quota> {
  const used =
    (await firstOf(prepared(database, usedIn).execute({ orgId, month: terms.month, userId })))?.used ?? 0;
  // An admin may lower the limit below what is used.
  return { ...terms, used, remaining: Math.max(0, terms.limit - used) };
}

/** The caller's quota in this month. */
export async function readOwnQuota({ database, caller, clock }: RequestContext): Promise<Quota> {
  return await readQuota(database, caller, await quotaTerms(database, caller, clock()));
}

const usedIn = (database: DatabaseHandle) =>
  database
    .select({ used: count() })
    .from(creations)
    .where(
      and(
        eq(creations.orgId, sql.placeholder("orgId")),
        eq(creations.month, sql.placeholder("month")),
        eq(creations.userId, sql.placeholder("userId")),
        notInArray(creations.state, [...quotaFreeStates]),
      ),
    )
    .prepare();

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
