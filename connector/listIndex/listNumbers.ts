import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadListNumbers } from "../database/schema/leads.ts";
import { firstOf, oneOf } from "../database/firstOf.ts";

/** The number by which the words of a list are kept; undefined where none are. */
export async function numberOf(handle: DatabaseHandle, listId: string): Promise<number | undefined> {
  return (await firstOf(prepared(handle, numberOfList).execute({ listId })))?.number;
}

/** The same, for a list that gets words. */
export async function giveNumber(handle: DatabaseHandle, listId: string): Promise<number> {
  const known = await numberOf(handle, listId);
  return known ?? (await oneOf(handle.insert(leadListNumbers).values({ listId }).returning())).number;
}

const numberOfList = (handle: DatabaseHandle) =>
  handle
    .select({ number: leadListNumbers.number })
    .from(leadListNumbers)
    .where(eq(leadListNumbers.listId, sql.placeholder("listId")))
    .prepare();
