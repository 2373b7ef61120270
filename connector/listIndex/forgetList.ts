import { and, asc, eq, sql } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { untilNone } from "../database/untilNone.ts";
import { leadListLinked, leadListNumbers, leadListPlaces } from "../database/schema/leads.ts";
import { numberOf } from "./listNumbers.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

/** Rows removed in one transaction: a few milliseconds. */
const rowsPerStep = 1_000;

/**
 * Forgets the index and the linked members of a list that goes, before its members go: in the order of the
 * index, which takes a fraction of the time that it takes member by member.
 */
export async function forgetList(database: Database, listId: string): Promise<void> {
  await untilNone(
    database,
    (tx) => forgetSome(tx, listId),
    () => undefined,
  );
}

async function forgetSome(handle: DatabaseHandle, listId: string): Promise<number> {
  const list = await numberOf(handle, listId);
  if (list === undefined) return 0;
  const rows = (await forgetPlaces(handle, list)) + (await forgetLinked(handle, list));
  if (rows > 0) return rows;
  // The last rows of both tables go with the number, by cascade.
  return changesOf(await handle.delete(leadListNumbers).where(eq(leadListNumbers.number, list)));
}

async function forgetPlaces(handle: DatabaseHandle, list: number): Promise<number> {
  const { beginning, entry } = leadListPlaces;
  const isOfList = eq(leadListPlaces.list, list);
  const last = await firstOf(
    handle
      .select({ beginning, entry })
      .from(leadListPlaces)
      .where(isOfList)
      .orderBy(asc(beginning), asc(entry))
      .limit(1)
      .offset(rowsPerStep - 1),
  );
  if (!last) return 0;
  const isBefore = sql`(${beginning}, ${entry}) <= (${last.beginning}, ${last.entry})`;
  return changesOf(await handle.delete(leadListPlaces).where(and(isOfList, isBefore)));
}

async function forgetLinked(handle: DatabaseHandle, list: number): Promise<number> {
  const { position, forUser } = leadListLinked;
  const isOfList = eq(leadListLinked.list, list);
  const last = await firstOf(
    handle
      .select({ position, forUser })
      .from(leadListLinked)
      .where(isOfList)
      .orderBy(asc(position), asc(forUser))
      .limit(1)
      .offset(rowsPerStep - 1),
  );
  if (!last) return 0;
  const isBefore = sql`(${position}, ${forUser}) <= (${last.position}, ${last.forUser})`;
  return changesOf(await handle.delete(leadListLinked).where(and(isOfList, isBefore)));
}
