import { and, asc, eq, gte, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadListBlocks, leadListMembers, positionsPerBlock } from "../database/schema/leads.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * The position of the n-th member of a list, from 0 on; null where there are fewer. Positions have gaps where
 * members have gone. Reads a row for a thousand members, and then a thousand entries of an index at most.
 */
export async function positionAt(handle: DatabaseHandle, listId: string, n: number): Promise<number | null> {
  let left = n;
  for (const { block, leadCount } of await prepared(handle, blocksOf).execute({ listId })) {
    if (left < leadCount) {
      const from = block * positionsPerBlock;
      return (
        (await firstOf(prepared(handle, positionFrom).execute({ listId, from, left })))?.position ?? null
      );
    }
    left -= leadCount;
  }
  return null;
}

const blocksOf = (handle: DatabaseHandle) =>
  handle
    .select({ block: leadListBlocks.block, leadCount: leadListBlocks.leadCount })
    .from(leadListBlocks)
    .where(eq(leadListBlocks.listId, sql.placeholder("listId")))
    .orderBy(asc(leadListBlocks.block))
    .prepare();

const positionFrom = (handle: DatabaseHandle) =>
  handle
    .select({ position: leadListMembers.position })
    .from(leadListMembers)
    .where(
      and(
        eq(leadListMembers.listId, sql.placeholder("listId")),
        gte(leadListMembers.position, sql.placeholder("from")),
      ),
    )
    .orderBy(asc(leadListMembers.position))
    .limit(1)
    .offset(sql.placeholder("left"))
    .prepare();
