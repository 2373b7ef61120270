import { and, desc, eq, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { noSubject } from "../database/schema/events.ts";
import { noReason, whyOf } from "../log/event.ts";
import { fieldsOf } from "../log/fieldsOf.ts";
import type { FoundEvent } from "./findEvents.ts";

/** Creations that are read at most. */
const creationsMax = 200;

/**
 * What the ledger tells of leads, besides the events that are kept: when a contact was sent, and its end
 * where that is longer ago than events are kept.
 */
export async function ledgerEvents(
  handle: DatabaseHandle,
  leadIds: string[],
  orgId: string | null,
  kept: readonly FoundEvent[],
): Promise<FoundEvent[]> {
  const rows = await handle
    .select()
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), orgId === null ? undefined : eq(creations.orgId, orgId)))
    .orderBy(desc(creations.createdAt))
    .limit(creationsMax);
  const told = new Set(kept.map(({ creationId }) => creationId));
  return rows.flatMap((row) => [
    ...(row.sentAt === null ? [] : [eventOf(row, "creation.sent", row.sentAt)]),
    ...(row.settledAt === null || told.has(row.id) ? [] : [endOf(row)]),
  ]);
}

/** How a creation ended, as its event told it. */
export function endOf(row: Creation): FoundEvent {
  // A contact that was created has the problem of its undo.
  const problem = row.state === "created" ? null : row.problem;
  const { values, ...why } = problem ? whyOf(problem) : noReason;
  const details = Object.entries({ values, ...fieldsOf(problem?.fields) }).filter(
    ([, value]) => value !== null,
  );
  return {
    ...eventOf(row, `creation.${row.state}`, row.settledAt ?? row.createdAt),
    ...why,
    contactId: row.contactId,
    details: Object.fromEntries(details),
  };
}

function eventOf({ id, orgId, userId, batchId, leadId }: Creation, event: string, ms: number): FoundEvent {
  return {
    ...noSubject,
    id: 0,
    at: new Date(ms),
    event,
    ...{ orgId, userId, batchId, leadId, creationId: id },
    details: {},
    count: 1,
    leadIds: [leadId],
    isErased: false,
  };
}
