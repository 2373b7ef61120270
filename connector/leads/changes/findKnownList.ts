import { and, eq, inArray, isNotNull, lt, sql, type Placeholder } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../../database/database.ts";
import { allOfIds, idsPerStatement } from "../../database/prepared.ts";
import { leadListMembers, leadLists, type LeadListRow } from "../../database/schema/leads.ts";
import { chunksOf } from "../../chunksOf.ts";
import { setImmediate } from "node:timers/promises";

/** An earlier list of the same owner that a list is a later state of. */
export interface KnownList {
  list: LeadListRow;
  /** Whether most of its leads came again, so that those who did not are gone. */
  cameAgain: boolean;
}

/** Of lists that have nearly as many of the leads, the newest is the last one. */
const nearly = 0.9;

/**
 * The owner's list before this one that has most of its leads, or of which it has most; undefined where there
 * is none. `leadIds`: all of the list. Reads in turns.
 */
export async function findKnownList(
  database: Database,
  list: LeadListRow,
  leadIds: readonly string[],
): Promise<KnownList | undefined> {
  const { orgId, ownerId, createdAt, id: listId } = list;
  const values = { orgId, ownerId, listId, before: createdAt.getTime() };
  const shared = new Map<string, number>();
  for (const ids of chunksOf([...leadIds], idsPerStatement)) {
    const found = await allOfIds(database, listsWith, ids, values);
    for (const { listId: id } of found) shared.set(id, (shared.get(id) ?? 0) + 1);
    await setImmediate();
  }
  const rows = await database
    .select()
    .from(leadLists)
    .where(inArray(leadLists.id, mostOf(shared, candidatesMax)));
  const countOf = ({ id }: LeadListRow) => shared.get(id) ?? 0;
  const alike = rows.filter(
    (row) => countOf(row) * 2 > leadIds.length || (countOf(row) * 2 > row.leadCount && countOf(row) > 1),
  );
  const best = Math.max(0, ...alike.map(countOf));
  const [last] = alike
    .filter((row) => countOf(row) >= best * nearly)
    .toSorted((one, other) => other.createdAt.getTime() - one.createdAt.getTime());
  return last && { list: last, cameAgain: countOf(last) * 2 > last.leadCount };
}

/** More lists with leads of one are not looked at. */
const candidatesMax = 50;

const mostOf = (counts: ReadonlyMap<string, number>, max: number): string[] =>
  [...counts]
    .toSorted(([, one], [, other]) => other - one)
    .slice(0, max)
    .map(([id]) => id);

const listsWith = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({ listId: leadListMembers.listId })
    .from(leadListMembers)
    .innerJoin(leadLists, eq(leadLists.id, leadListMembers.listId))
    .where(
      and(
        inArray(leadListMembers.leadId, ids),
        eq(leadLists.orgId, sql.placeholder("orgId")),
        eq(leadLists.ownerId, sql.placeholder("ownerId")),
        isNotNull(leadLists.readyAt),
        lt(leadLists.createdAt, sql.placeholder("before")),
        sql`${leadLists.id} <> ${sql.placeholder("listId")}`,
      ),
    )
    .prepare();
