import { and, eq, inArray, lt } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { leads } from "../database/schema/leads.ts";
import { orgs } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { keptSince } from "../retention.ts";
import { readSettings } from "../settings/settings.ts";
import { removeEmptyLists, removeInSteps, neededLeads } from "./removeLeads.ts";

/**
 * Erases leads that no import has contained for longer than the org's retention time. Leads that a creation
 * or a batch still needs wait, and so do all of an org that has some days left to decide.
 */
export async function eraseOldLeads(app: AppContext): Promise<void> {
  const now = app.clock();
  for (const { id: orgId, retentionFrom } of await app.database.select().from(orgs)) {
    const { retentionDays } = await readSettings(app.database, orgId);
    if (retentionDays === null || (retentionFrom !== null && now < retentionFrom)) continue;
    await eraseBefore(app, orgId, keptSince(now, { days: retentionDays }));
  }
}

async function eraseBefore(app: AppContext, orgId: string, before: Date): Promise<void> {
  const old = (
    await app.database
      .select({ id: leads.id })
      .from(leads)
      .where(and(eq(leads.orgId, orgId), lt(leads.updatedAt, before)))
  ).map(({ id }) => id);
  let waiting = 0;
  const { removed } = await removeInSteps(app.database, old, app.clock(), {
    async choose(handle, ids) {
      const due = await stillDue(handle, ids, before);
      const free = await atRest(handle, due);
      waiting += due.length - free.length;
      return free;
    },
  });
  // Also after a run that ended between the two.
  await removeEmptyLists(app.database, orgId);
  if (removed === 0) return;
  await event(app, "leads.erased", { orgId, leads: removed, waiting });
}

/** Since they were read, an import may have brought some of them. */
async function stillDue(handle: DatabaseHandle, ids: string[], before: Date): Promise<string[]> {
  const isDue = and(inArray(leads.id, ids), lt(leads.updatedAt, before));
  return (await handle.select({ id: leads.id }).from(leads).where(isDue)).map(({ id }) => id);
}

async function atRest(handle: DatabaseHandle, ids: string[]): Promise<string[]> {
  const needed = await neededLeads(handle, ids);
  const awaited = await handle
    .select({ leadId: batchRows.leadId })
    .from(batchRows)
    .innerJoin(batches, eq(batches.id, batchRows.batchId))
    .where(
      and(
        inArray(batchRows.leadId, ids),
        eq(batchRows.state, "waiting"),
        inArray(batches.state, ["running", "paused"]),
      ),
    );
  for (const { leadId } of awaited) needed.add(leadId);
  return ids.filter((id) => !needed.has(id));
}
