import {
  and,
  asc,
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
} from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { concernsAll, keptEvents, type KeptEvent } from "../database/schema/events.ts";

/** An event, with how many others were alike: those of one chunk of a batch, for example. */
export interface FoundEvent extends KeptEvent {
  count: number;
  /** The leads that it is about, the first ones of many. */
  leadIds: string[];
  /** Whether the lead that is gone was that of a person who was erased on request. */
  isErased: boolean;
}

/** Groups that are read at most: the newest, or those nearest to a moment. */
export const groupsMax = 2_000;

/** Leads that an entry names at most. */
const leadsMax = 20;

/** Whether a lead is gone because its person was erased. Each other lead is looked up no further. */
const isErased = sql<number>`(events.reason = 'lead-gone' and exists (select 1 from events as erasures where erasures.lead_id = events.lead_id and erasures.event = 'lead.erased'))`;

/** What one request or step did alike, with the same result, is one entry. */
const groups = [
  keptEvents.event,
  keptEvents.code,
  keptEvents.reason,
  keptEvents.requestId,
  keptEvents.traceId,
  keptEvents.userId,
  keptEvents.listId,
  keptEvents.batchId,
  sql`json_extract(${keptEvents.details}, '$.setting')`,
  sql`json_extract(${keptEvents.details}, '$.runner')`,
  sql`json_extract(${keptEvents.details}, '$.outcome')`,
  // What cause and remedy are told from.
  sql`json_extract(${keptEvents.details}, '$.fields')`,
  sql`json_extract(${keptEvents.details}, '$.fieldReasons')`,
  sql`json_extract(${keptEvents.details}, '$.recordIds')`,
  sql`json_extract(${keptEvents.details}, '$.salesforceCodes')`,
  sql`json_extract(${keptEvents.details}, '$.values')`,
  sql`json_extract(${keptEvents.details}, '$.call.lostBy')`,
  isErased,
] as const;

/** The events for which the condition holds, those alike as one, oldest first. */
export async function findEvents(
  handle: DatabaseHandle,
  where: SQL | undefined,
  nearTo?: Date,
): Promise<FoundEvent[]> {
  const first = handle
    .select({
      id: min(keptEvents.id).as("first_id"),
      count: sql<number>`count(*)`.as("count"),
      leads:
        sql<string>`json_group_array(${keptEvents.leadId}) filter (where ${keptEvents.leadId} is not null)`.as(
          "leads",
        ),
      isErased: sql<number>`max(${isErased})`.as("is_erased"),
    })
    .from(keptEvents)
    .where(where)
    .groupBy(...groups)
    .orderBy(nearTo ? sql`abs(min(${keptEvents.at}) - ${nearTo.getTime()})` : desc(sql`first_id`))
    .limit(groupsMax + 1)
    .as("first");
  const found = await handle
    .select({
      ...getTableColumns(keptEvents),
      count: first.count,
      leads: first.leads,
      isErased: first.isErased,
    })
    .from(first)
    .innerJoin(keptEvents, eq(keptEvents.id, first.id))
    .orderBy(asc(keptEvents.id))
    .all();
  return found.map(({ leads, isErased: erased, ...event }) => ({
    ...event,
    leadIds: [...new Set(JSON.parse(leads) as string[])].slice(0, leadsMax),
    isErased: erased === 1,
  }));
}

/** What an admin of an org may see: the org's own events, and those of nobody's org. Null: everything. */
export function ofOrg(orgId: string | null): SQL | undefined {
  return orgId === null ? undefined : or(eq(keptEvents.orgId, orgId), isNull(keptEvents.orgId));
}

/** Ids of all kinds that have events of their own. */
export interface Subjects {
  /** As it was given: of a request, trace, batch, list, lead or user. */
  id: string;
  leadIds: string[];
  /** Batches of which all is shown. */
  batchIds: string[];
  /** Batches and lists that the leads are in: what happened to the whole of them. */
  aroundBatchIds: string[];
  aroundListIds: string[];
}

/** The events of what was asked for. Each condition has an index. */
export function about({ id, leadIds, batchIds, aroundBatchIds, aroundListIds }: Subjects): SQL | undefined {
  const none = (ids: string[]) => ids.length === 0;
  return or(
    eq(keptEvents.requestId, id),
    eq(keptEvents.traceId, id),
    eq(keptEvents.userId, id),
    none(leadIds) ? undefined : inArray(keptEvents.leadId, leadIds),
    eq(keptEvents.listId, id),
    none(batchIds) ? undefined : inArray(keptEvents.batchId, batchIds),
    none(aroundBatchIds)
      ? undefined
      : and(inArray(keptEvents.batchId, aroundBatchIds), like(keptEvents.event, "batch.%")),
    none(aroundListIds)
      ? undefined
      : and(
          inArray(keptEvents.listId, aroundListIds),
          or(like(keptEvents.event, "import.%"), eq(keptEvents.event, "list.deleted")),
        ),
  );
}

/** Settings, starts and ends of the connector in that time, which may explain what others meet. */
export function around(since: Date, until: Date): SQL | undefined {
  return and(concernsAll, between(since, until));
}

export function between(since: Date, until: Date): SQL {
  return sql`${keptEvents.at} between ${since.getTime()} and ${until.getTime()}`;
}
