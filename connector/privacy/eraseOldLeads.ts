import { and, eq, inArray, lt } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batchRows } from "../database/schema/batches.ts";
import { leads } from "../database/schema/leads.ts";
import { settings } from "../database/schema/settings.ts";
import { readSettings } from "../settings/readSettings.ts";
import { removeEmptyLists } from "./removeEmptyLists.ts";
import { removeInSteps } from "./removeInSteps.ts";
import { neededLeads } from "./removeLeads.ts";

const dayMs = 24 * 60 * 60 * 1000;

/**
 * Erases leads that no import has contained for longer than the org's retention time. Leads that a creation
 * or a batch still needs wait.
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
  const { removed } = removeInSteps(app.database, old, app.clock(), atRest);
  if (removed === 0) return;
  inTransaction(app.database, (tx) => removeEmptyLists(tx, orgId));
  app.log.info({ orgId, leads: removed }, "erased what was kept long enough");
}

function atRest(handle: DatabaseHandle, ids: string[]): string[] {
  const needed = neededLeads(handle, ids);
  const awaited = handle
    .select({ leadId: batchRows.leadId })
    .from(batchRows)
    .where(and(inArray(batchRows.leadId, ids), eq(batchRows.state, "waiting")))
    .all();
  for (const { leadId } of awaited) needed.add(leadId);
  return ids.filter((id) => !needed.has(id));
}
