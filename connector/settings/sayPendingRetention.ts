import { and, count, eq, lt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leads } from "../database/schema/leads.ts";
import { orgs } from "../database/schema/sessions.ts";
import { instantIn } from "../reasons/instantIn.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { keptSince } from "../retention.ts";
import { readBatchRetention } from "./batchRetention.ts";
import { readSettings } from "./readSettings.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * What the retention time will erase, and when, where nothing goes yet: an admin has shortened it, or the org
 * was there before leads had one.
 */
export async function sayPendingRetention({ database, clock, caller }: RequestContext): Promise<Said | null> {
  const { orgId } = caller;
  const org = await firstOf(database.select().from(orgs).where(eq(orgs.id, orgId)));
  const { retentionDays } = await readSettings(database, orgId);
  if (!org?.retentionFrom || retentionDays === null || org.retentionFrom <= clock()) return null;
  const before = keptSince(org.retentionFrom, { days: retentionDays });
  const old = await firstOf(
    database
      .select({ leads: count() })
      .from(leads)
      .where(and(eq(leads.orgId, orgId), lt(leads.updatedAt, before))),
  );
  const date = instantIn(org.retentionFrom, caller.timeZone);
  return say("retention-pending", { date, leads: old?.leads ?? 0 });
}

/** When batches will be erased by a shorter time that an admin has just saved; null where there is none. */
export async function sayPendingBatches({ database, clock, caller }: RequestContext): Promise<Said | null> {
  const { orgId, timeZone } = caller;
  const { batchRetentionDays } = await readSettings(database, orgId);
  const { shorterFrom } = await readBatchRetention(database, { orgId, batchRetentionDays }, clock());
  return shorterFrom && say("batch-retention-pending", { date: instantIn(shorterFrom, timeZone) });
}
