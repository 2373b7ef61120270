import { and, eq, inArray, isNotNull, or, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { keptEvents, linkedByHand } from "../database/schema/events.ts";
import { leadListMembers, leads } from "../database/schema/leads.ts";
import type { Subjects } from "./findEvents.ts";

/** A request that is about more leads than this tells of them only what it did itself. */
const leadsOfRequestMax = 5;

/**
 * What the events are of that an id leads to: a contact to its creations and to the leads that were linked
 * to it, a lead to its batches and lists, a batch to its list, a request to the lead that it was about.
 * `orgId` null: whatever org.
 */
export async function findSubjects(
  handle: DatabaseHandle,
  id: string,
  orgId: string | null,
): Promise<Subjects> {
  const leadIds = await leadsOf(handle, id, orgId);
  const aroundBatchIds = unique(
    await handle
      .select({ id: batchRows.batchId })
      .from(batchRows)
      .where(inArray(batchRows.leadId, leadIds))
      .all(),
  );
  const aroundListIds = unique(
    await handle
      .select({ id: leadListMembers.listId })
      .from(leadListMembers)
      .where(inArray(leadListMembers.leadId, leadIds))
      .all(),
  );
  const batchIds = await batchesOf(handle, id);
  const ofBatches = await handle
    .select({ id: keptEvents.listId })
    .from(keptEvents)
    .where(and(inArray(keptEvents.batchId, batchIds), eq(keptEvents.event, "batch.created")))
    .all();
  return { id, leadIds, batchIds, aroundBatchIds, aroundListIds: [...aroundListIds, ...unique(ofBatches)] };
}

async function leadsOf(handle: DatabaseHandle, id: string, orgId: string | null): Promise<string[]> {
  // With the plus no index of the org is chosen: most databases have one org, so that it would be a scan.
  const own = orgId === null ? undefined : sql`+${creations.orgId} = ${orgId}`;
  const created = await handle
    .select({ id: creations.leadId })
    .from(creations)
    .where(and(or(eq(creations.id, id), eq(creations.contactId, id), eq(creations.leadId, id)), own))
    .groupBy(creations.leadId)
    .all();
  const known = await handle.select({ id: leads.id }).from(leads).where(eq(leads.id, id)).all();
  const told = await handle
    .select({ id: keptEvents.leadId })
    .from(keptEvents)
    .where(
      and(
        isNotNull(keptEvents.leadId),
        or(eq(keptEvents.leadId, id), eq(keptEvents.requestId, id), eq(keptEvents.traceId, id)),
      ),
    )
    .groupBy(keptEvents.leadId)
    .limit(leadsOfRequestMax + 1)
    .all();
  const linked = await handle
    .select({ id: keptEvents.leadId })
    .from(keptEvents)
    .where(and(eq(keptEvents.contactId, id), linkedByHand))
    .groupBy(keptEvents.leadId)
    .all();
  return unique([...created, ...known, ...linked, ...(told.length > leadsOfRequestMax ? [] : told)]);
}

/** The batch itself, or the batches of a list. */
async function batchesOf(handle: DatabaseHandle, id: string): Promise<string[]> {
  const ofList = await handle
    .select({ id: keptEvents.batchId })
    .from(keptEvents)
    .where(and(eq(keptEvents.listId, id), eq(keptEvents.event, "batch.created")))
    .groupBy(keptEvents.batchId)
    .all();
  const known = await handle.select({ id: batches.id }).from(batches).where(eq(batches.id, id)).all();
  const told = await handle
    .select({ id: keptEvents.batchId })
    .from(keptEvents)
    .where(eq(keptEvents.batchId, id))
    .limit(1)
    .all();
  return unique([...ofList, ...known, ...told]);
}

function unique(rows: { id: string | null }[]): string[] {
  return [...new Set(rows.flatMap(({ id }) => id ?? []))];
}
