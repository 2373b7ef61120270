import { and, eq, inArray, isNotNull, or } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { keptEvents } from "../database/schema/events.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { withoutIndex } from "../database/fragments.ts";

/** A request that is about more leads than this tells of them only what it did itself. */
const leadsOfRequestMax = 5;

/** What an id leads to, which has events of its own. */
export interface Subjects {
  /** As it was given: of a request, trace, batch, list, lead, contact or user. */
  id: string;
  leadIds: string[];
  /** The batch itself, or those that were made of the list, with all that happened in them. */
  batchesOfList: string[];
  /** Batches and lists that the leads are in: what happened to the whole of them. */
  batchIds: string[];
  listIds: string[];
}

/**
 * A contact or a creation leads to its lead, a lead to its batches and lists, a batch to its list, a list to
 * its batches, a request to the lead that it was about. `orgId` null: whatever org.
 */
export async function findSubjects(
  handle: DatabaseHandle,
  id: string,
  orgId: string | null,
): Promise<Subjects> {
  const own = orgId === null ? undefined : eq(withoutIndex(handle, creations.orgId), orgId);
  const created = await handle
    .select({ id: creations.leadId })
    .from(creations)
    .where(and(or(eq(creations.id, id), eq(creations.contactId, id)), own));
  const told = await handle
    .select({ id: keptEvents.leadId })
    .from(keptEvents)
    .where(and(isNotNull(keptEvents.leadId), or(eq(keptEvents.requestId, id), eq(keptEvents.traceId, id))))
    .groupBy(keptEvents.leadId)
    .limit(leadsOfRequestMax + 1);
  const leadIds = unique([{ id }, ...created, ...(told.length > leadsOfRequestMax ? [] : told)]);
  const batchIds = unique(
    await handle.select({ id: batchRows.batchId }).from(batchRows).where(inArray(batchRows.leadId, leadIds)),
  );
  const ofLeads = await handle
    .select({ id: leadListMembers.listId })
    .from(leadListMembers)
    .where(inArray(leadListMembers.leadId, leadIds));
  const begun = await handle
    .select({ batchId: keptEvents.batchId, listId: keptEvents.listId })
    .from(keptEvents)
    .where(
      and(or(eq(keptEvents.batchId, id), eq(keptEvents.listId, id)), eq(keptEvents.event, "batch.created")),
    );
  return {
    ...{ id, leadIds, batchIds },
    batchesOfList: unique(begun.map(({ batchId }) => ({ id: batchId }))),
    listIds: unique([...ofLeads, ...begun.map(({ listId }) => ({ id: listId }))]),
  };
}

function unique(rows: { id: string | null }[]): string[] {
  return [...new Set(rows.flatMap(({ id }) => id ?? []))];
}
