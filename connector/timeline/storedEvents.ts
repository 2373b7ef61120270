import { and, asc, eq, inArray, lte, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { batches, type Batch } from "../database/schema/batches.ts";
import { creations, isRunning, type Creation } from "../database/schema/contacts.ts";
import { noSubject, type KeptEvent } from "../database/schema/events.ts";
import { noReason, whyOf } from "../log/event.ts";
import { fieldsOf } from "../log/fieldsOf.ts";
import type { FoundEvent } from "./findEvents.ts";

/** Creations that are read at most: those of one lead, or those that run. */
const creationsMax = 200;

type Ids = Pick<KeptEvent, "orgId" | "userId" | "batchId" | "leadId" | "creationId" | "contactId" | "listId">;

/**
 * What the ledger tells of creations, besides the events that are kept: when each was reserved and sent, and
 * its end where that is longer ago than events are kept.
 */
export function eventsOfCreations(rows: readonly Creation[], kept: readonly FoundEvent[]): FoundEvent[] {
  const told = new Set(kept.map(({ creationId }) => creationId));
  return rows.flatMap((row) => {
    const { id: creationId, orgId, userId, batchId, leadId, contactId } = row;
    const at = (event: string, ms: number | null, changes: Partial<FoundEvent> = {}) =>
      ms === null ? [] : [eventOf(event, ms, { orgId, userId, batchId, leadId, creationId }, changes)];
    // A contact that was created has the problem of its undo.
    const problem = row.state === "created" ? null : row.problem;
    const { values, ...why } = problem ? whyOf(problem) : noReason;
    return [
      // What was found in Salesforce after a restore was reserved by nobody here.
      ...(row.runner === null && row.sentAt === null && contactId !== null
        ? []
        : at("creation.reserved", row.createdAt)),
      ...at("creation.sent", row.sentAt),
      ...(row.state === "sent" ? at("creation.pending", row.sentAt) : []),
      ...(told.has(creationId)
        ? []
        : at(`creation.${row.state}`, row.settledAt, {
            ...why,
            contactId,
            details: withoutNulls({ values, ...fieldsOf(problem?.fields) }),
          })),
    ];
  });
}

function withoutNulls(details: Record<string, unknown>): Record<string, unknown> {
  return Object.fromEntries(Object.entries(details).filter(([, value]) => value !== null));
}

/** The creations of leads, oldest first. */
export async function creationsOfLeads(
  handle: DatabaseHandle,
  leadIds: string[],
  orgId: string | null,
): Promise<Creation[]> {
  return await handle
    .select()
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), ofOrg(orgId)))
    .orderBy(asc(creations.createdAt))
    .limit(creationsMax)
    .all();
}

/** The creations that still run and began by then: whose answer did not come, or is not stored yet. */
export async function runningCreations(
  handle: DatabaseHandle,
  { orgId, userId, until }: { orgId: string | null; userId?: string | undefined; until: Date },
): Promise<Creation[]> {
  return await handle
    .select()
    .from(creations)
    .where(
      and(
        isRunning,
        lte(creations.createdAt, until.getTime()),
        userId === undefined ? undefined : eq(creations.userId, userId),
        ofOrg(orgId),
      ),
    )
    .limit(creationsMax)
    .all();
}

const ofOrg = (orgId: string | null) => (orgId === null ? undefined : eq(creations.orgId, orgId));

/** What a batch's own row tells where its events are gone: its start and its end. */
export async function eventsOfBatch(
  handle: DatabaseHandle,
  batchId: string,
  orgId: string | null,
  kept: readonly FoundEvent[],
): Promise<FoundEvent[]> {
  if (kept.some((event) => event.batchId === batchId && event.event === "batch.created")) return [];
  const batch = await handle
    .select()
    .from(batches)
    .where(and(eq(batches.id, batchId), orgId === null ? sql`true` : eq(batches.orgId, orgId)))
    .get();
  return batch ? [...startOf(batch), ...endOf(batch, kept)] : [];
}

function startOf({ id, orgId, userId, listId, createdAt }: Batch): FoundEvent[] {
  return [eventOf("batch.created", createdAt, { orgId, userId, listId, batchId: id })];
}

function endOf({ id, orgId, userId, state, finishedAt }: Batch, kept: readonly FoundEvent[]): FoundEvent[] {
  const event = `batch.${state}`;
  if (finishedAt === null || kept.some((one) => one.event === event)) return [];
  return [eventOf(event, finishedAt, { orgId, userId, batchId: id })];
}

function eventOf(
  event: string,
  ms: number,
  ids: Partial<Ids>,
  changes: Partial<FoundEvent> = {},
): FoundEvent {
  return {
    id: 0,
    at: new Date(ms),
    event,
    ...noSubject,
    details: {},
    count: 1,
    leadIds: ids.leadId ? [ids.leadId] : [],
    isErased: false,
    ...ids,
    ...changes,
  };
}
