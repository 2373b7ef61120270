import {
  and,
  desc,
  eq,
  getTableColumns,
  inArray,
  isNull,
  like,
  min,
  or,
  sql,
  type SQL,
  isNotNull,
} from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { jsonAt, jsonOfGroup, withoutIndex } from "../database/fragments.ts";
import { concernsAll, keptEvents, linkedByHand, type KeptEvent } from "../database/schema/events.ts";
import { batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { toId18 } from "../salesforce/recordId.ts";

/** An event, with how many others were alike: those of one chunk of a batch, for example. */
export interface FoundEvent extends KeptEvent {
  count: number;
  /** The leads that it is about, the first ones of many. */
  leadIds: string[];
  /** Whether the lead that is gone was that of a person who was erased on request. */
  isErased: boolean;
}

/** Groups that are read at most: the newest. */
export const groupsMax = 2_000;

/** Leads that an entry names at most. */
const leadsMax = 20;

/** Whether a lead is gone because its person was erased. Each other lead is looked up no further. */
const isErased = sql`(events.reason = 'lead-gone' and exists (select 1 from events as erasures where erasures.lead_id = events.lead_id and erasures.event = 'lead.erased'))`;

/** The details that tell two events apart. */
const tellingDetails = [
  ...["setting", "runner", "outcome", "fields", "fieldReasons", "recordIds"],
  ...["salesforceCodes", "values", "call.lostBy"],
];

/** What one request or step did alike, with the same result, is one entry. */
const groups = (handle: DatabaseHandle) => [
  keptEvents.event,
  keptEvents.code,
  keptEvents.reason,
  keptEvents.requestId,
  keptEvents.traceId,
  keptEvents.userId,
  keptEvents.listId,
  keptEvents.batchId,
  ...tellingDetails.map((name) => jsonAt(handle, keptEvents.details, name)),
  isErased,
];

/** The events for which the condition holds, those alike as one. */
export async function findEvents(handle: DatabaseHandle, where: SQL | undefined): Promise<FoundEvent[]> {
  const first = handle
    .select({
      id: min(keptEvents.id).as("first_id"),
      count: sql<number>`count(*)`.as("count"),
      leads: jsonOfGroup(handle, keptEvents.leadId).as("leads"),
      erased: sql<number>`count(*) filter (where ${isErased})`.as("erased"),
    })
    .from(keptEvents)
    .where(where)
    .groupBy(...groups(handle))
    .orderBy(desc(sql`first_id`))
    .limit(groupsMax + 1)
    .as("first");
  const found = await handle
    .select({
      ...getTableColumns(keptEvents),
      count: first.count,
      leads: first.leads,
      erased: first.erased,
    })
    .from(first)
    .innerJoin(keptEvents, eq(keptEvents.id, first.id));
  return found.map(({ leads, erased, ...event }) => ({
    ...event,
    leadIds: [...new Set(JSON.parse(leads) as string[])].slice(0, leadsMax),
    isErased: erased > 0,
  }));
}

/** What an admin of an org may see: the org's own events, and those of nobody's org. Null: everything. */
export function ofOrg(orgId: string | null): SQL | undefined {
  return orgId === null ? undefined : or(eq(keptEvents.orgId, orgId), isNull(keptEvents.orgId));
}

/** The events of what was asked for. Each condition has an index. */
export function about({ id, leadIds, batchIds, batchesOfList, listIds }: Subjects): SQL | undefined {
  return or(
    eq(keptEvents.requestId, id),
    eq(keptEvents.traceId, id),
    eq(keptEvents.userId, id),
    eq(keptEvents.batchId, id),
    eq(keptEvents.listId, id),
    and(eq(keptEvents.contactId, id), linkedByHand),
    inArray(keptEvents.leadId, leadIds),
    inArray(keptEvents.batchId, batchesOfList),
    and(inArray(keptEvents.batchId, batchIds), like(keptEvents.event, "batch.%")),
    and(
      inArray(keptEvents.listId, listIds),
      or(like(keptEvents.event, "import.%"), eq(keptEvents.event, "list.deleted")),
    ),
  );
}

/**
 * What may explain the events of these users in that time: settings, starts and ends of the connector, and
 * sessions that Salesforce did not renew.
 */
export function explaining(since: Date, until: Date, userIds: string[]): SQL | undefined {
  const inTime = between(since, until);
  const isNotRenewed = eq(keptEvents.event, "sign-in.not-renewed");
  const ofUsers = userIds.length === 0 ? undefined : inArray(keptEvents.userId, userIds);
  return or(and(concernsAll, inTime), ofUsers && and(ofUsers, isNotRenewed, inTime));
}

export function between(since: Date, until: Date): SQL {
  return sql`${keptEvents.at} between ${since.getTime()} and ${until.getTime()}`;
}

/** A request that is about more leads than this tells of them only what it did itself. */
const leadsOfRequestMax = 5;

/** What an id leads to, which has events of its own. */
interface Subjects {
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

/** With what stands before that of a start or a job. */
const uuid = /\b(?:(?:start|job)-)?[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}\b/i;
const traceId = /\b[\da-f]{32}\b/i;
/** Digits are part of each: without, a long word of a sentence would be one. */
const recordId = /\b(?=[a-z]*\d)[\da-z]{15}(?:[\da-z]{3})?\b/gi;

/**
 * The id in what somebody pastes: alone, in quotes, behind words such as `Request ID:`, or in the address of
 * a record. Ids of ours are in lower case, Salesforce's in 18 characters. A text without any stays as it is.
 */
export function idIn(text: string): string {
  const own = uuid.exec(text) ?? traceId.exec(text);
  if (own) return own[0].toLowerCase();
  const found = text.match(recordId) ?? [];
  return found.map(toId18).find((id) => id !== null) ?? text.trim();
}
