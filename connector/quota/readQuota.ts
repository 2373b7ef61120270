import { and, count, eq, ne, sql } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { creations } from "../database/schema/contacts.ts";
import { endOfMonth, monthOf } from "./month.ts";

/** Contacts a user may create in a calendar month. */
export const monthlyQuota = 1000;

export interface Quota {
  /** Calendar month in UTC, `YYYY-MM`. */
  month: string;
  limit: number;
  /** Contacts created or reserved. */
  used: number;
  remaining: number;
  /** ISO 8601, UTC. */
  resetsAt: string;
}

export interface QuotaOwner {
  orgId: string;
  userId: string;
}

/** A user's quota in the month of `now`, counted from the ledger's rows that did not fail. */
export function readQuota(database: DatabaseHandle, owner: QuotaOwner, now: Date): Quota {
  const month = monthOf(now);
  const { orgId, userId } = owner;
  const used = prepared(database, usedIn).get({ orgId, month, userId })?.used ?? 0;
  return {
    month,
    limit: monthlyQuota,
    used,
    remaining: Math.max(0, monthlyQuota - used),
    resetsAt: endOfMonth(month).toISOString(),
  };
}

/** The caller's quota in this month. */
export function readOwnQuota({ database, caller, clock }: RequestContext): Quota {
  return readQuota(database, caller, clock());
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
        ne(creations.state, "failed"),
      ),
    )
    .prepare();
