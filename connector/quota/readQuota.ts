import { and, count, eq, notInArray, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { creations, quotaFreeStates } from "../database/schema/contacts.ts";
import { quotaTerms, type QuotaOwner, type QuotaTerms } from "./quotaTerms.ts";
import { firstOf } from "../database/firstOf.ts";

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
