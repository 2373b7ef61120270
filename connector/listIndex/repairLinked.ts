import { and, eq, exists, gte, lt, max, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import {
  leadLinks,
  leadListLinked,
  leadListLinks,
  leadListMembers,
  positionsPerBlock,
} from "../database/schema/leads.ts";
import { forgetLinked, linkedMembers, writeLinked } from "./keepLinkCounts.ts";
import { numberOf } from "./listNumbers.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Compares the members that a list keeps as linked, and their counts, with the links of its members, and
 * corrects what differs. Answers how much did.
 */
export async function repairLinked(database: Database, listId: string, list: number): Promise<number> {
  let corrected = 0;
  const end = Math.max(
    await lastOf(database, leadListMembers, eq(leadListMembers.listId, listId)),
    await lastOf(database, leadListLinked, eq(leadListLinked.list, list)),
  );
  for (let from = 0; from <= end; from += positionsPerBlock) {
    const part = { listId, list, from };
    if ((await differencesOf(database, part)).length > 0) {
      corrected += await inTransaction(database, (tx) => correct(tx, part));
    }
    await setImmediate();
  }
  if ((await wrongCounts(database, listId, list)).length > 0) {
    corrected += await inTransaction(database, (tx) => correctCounts(tx, listId, list));
  }
  return corrected;
}

interface Part {
  listId: string;
  list: number;
  from: number;
}

async function lastOf(
  handle: DatabaseHandle,
  table: typeof leadListMembers | typeof leadListLinked,
  where: ReturnType<typeof eq>,
): Promise<number> {
  const row = await firstOf(
    handle
      .select({ last: max(table.position) })
      .from(table)
      .where(where),
  );
  return row?.last ?? -1;
}

/** `by` is what ought to be kept; 0 where nothing ought to. */
async function differencesOf(handle: DatabaseHandle, { listId, list, from }: Part) {
  const isLinked = exists(
    handle
      .select({ one: sql`1` })
      .from(leadLinks)
      .where(eq(leadLinks.leadId, leadListMembers.leadId)),
  );
  const { position } = leadListMembers;
  const until = from + positionsPerBlock;
  const members = await handle
    .select({ leadId: leadListMembers.leadId })
    .from(leadListMembers)
    .where(and(eq(leadListMembers.listId, listId), gte(position, from), lt(position, until), isLinked));
  const ids = members.map(({ leadId }) => leadId);
  const right = [...(await linkedMembers(handle, ids)).values()].filter((place) => place.listId === listId);
  const rows = await handle
    .select()
    .from(leadListLinked)
    .where(
      and(
        eq(leadListLinked.list, list),
        gte(leadListLinked.position, from),
        lt(leadListLinked.position, until),
      ),
    );
  const keyOf = (place: { position: number; forUser: string }) => `${place.position} ${place.forUser}`;
  const kept = new Map(rows.map((row) => [keyOf(row), row]));
  const missing = right.filter((place) => kept.get(keyOf(place))?.isLinked !== (place.by === 1));
  for (const place of right) kept.delete(keyOf(place));
  const extra = [...kept.values()].map((row) => ({ ...row, listId, by: 0 }));
  return [...missing, ...extra];
}

async function correct(handle: DatabaseHandle, part: Part): Promise<number> {
  // The list may go meanwhile.
  if ((await numberOf(handle, part.listId)) !== part.list) return 0;
  const differences = await differencesOf(handle, part);
  for (const { by, ...place } of differences) {
    if (by === 0) await forgetLinked(handle, place);
    else await writeLinked(handle, place, by);
  }
  return differences.length;
}

async function wrongCounts(handle: DatabaseHandle, listId: string, list: number) {
  const { forUser, isLinked } = leadListLinked;
  const counted = await handle
    .select({ forUser, linkedCount: sql<number>`sum(case when ${isLinked} = 1 then 1 else -1 end)` })
    .from(leadListLinked)
    .where(eq(leadListLinked.list, list))
    .groupBy(forUser);
  const kept = await handle.select().from(leadListLinks).where(eq(leadListLinks.listId, listId));
  const right = new Map(counted.map((row) => [row.forUser, row.linkedCount]));
  const before = new Map(kept.map((row) => [row.forUser, row.linkedCount]));
  return [...new Set([...right.keys(), ...before.keys()])]
    .map((user) => ({ forUser: user, linkedCount: right.get(user) ?? 0 }))
    .filter((row) => row.linkedCount !== (before.get(row.forUser) ?? 0));
}

async function correctCounts(handle: DatabaseHandle, listId: string, list: number): Promise<number> {
  if ((await numberOf(handle, listId)) !== list) return 0;
  const wrong = await wrongCounts(handle, listId, list);
  for (const { forUser, linkedCount } of wrong) {
    const isIt = and(eq(leadListLinks.listId, listId), eq(leadListLinks.forUser, forUser));
    await handle.delete(leadListLinks).where(isIt);
    if (linkedCount !== 0) await handle.insert(leadListLinks).values({ listId, forUser, linkedCount });
  }
  return wrong.length;
}
