import { and, count, eq, lt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leads } from "../database/schema/leads.ts";
import { orgs } from "../database/schema/sessions.ts";
import { dayOf } from "../dayOf.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { keptSince } from "../retention.ts";
import { readSettings } from "./readSettings.ts";

/**
 * What the retention time will erase, and when, in an org that was there before leads had one. Null where an
 * admin has decided, and in newer orgs.
 */
export function sayPendingRetention({ database, clock, caller }: RequestContext): Said | null {
  const { orgId } = caller;
  const org = database.select().from(orgs).where(eq(orgs.id, orgId)).get();
  const { retentionDays } = readSettings(database, orgId);
  if (!org?.retentionFrom || retentionDays === null || org.retentionFrom <= clock()) return null;
  const before = keptSince(org.retentionFrom, { days: retentionDays });
  const old = database
    .select({ leads: count() })
    .from(leads)
    .where(and(eq(leads.orgId, orgId), lt(leads.updatedAt, before)))
    .get();
  const date = dayOf(org.retentionFrom, caller);
  return say("retention-pending", { date, leads: old?.leads ?? 0 });
}
