import { and, eq, lt } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { leads } from "../database/schema/leads.ts";
import { settings } from "../database/schema/settings.ts";
import { readSettings } from "../settings/readSettings.ts";
import { eraseEmptyLists, eraseLeads, erasableLeads } from "./eraseLeads.ts";
import { chunksOf } from "../chunksOf.ts";

const dayMs = 24 * 60 * 60 * 1000;
/** Leads erased in one transaction, which blocks other writers. */
const batchSize = 500;

/**
 * Erases leads that no import has contained for longer than the org's retention time. Leads with a running
 * creation wait.
 */
export function eraseOldLeads(app: AppContext): void {
  const orgs = app.database.select({ orgId: settings.orgId }).from(settings).all();
  for (const { orgId } of orgs) {
    const { retentionDays } = readSettings(app.database, orgId);
    if (retentionDays !== null)
      eraseBefore(app, orgId, new Date(app.clock().getTime() - retentionDays * dayMs));
  }
}

function eraseBefore(app: AppContext, orgId: string, before: Date): void {
  const old = app.database
    .select({ id: leads.id })
    .from(leads)
    .where(and(eq(leads.orgId, orgId), lt(leads.updatedAt, before)))
    .all()
    .map(({ id }) => id);
  for (const ids of chunksOf(old, batchSize)) {
    inTransaction(app.database, (tx) => eraseLeads(tx, erasableLeads(tx, ids)));
  }
  if (old.length === 0) return;
  inTransaction(app.database, (tx) => eraseEmptyLists(tx, orgId));
  app.log.info({ orgId, leads: old.length }, "erased what was kept long enough");
}
