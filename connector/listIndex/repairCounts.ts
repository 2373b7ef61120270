import { eq, sql } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { leadListBlocks, leadListMembers, leadLists, positionsPerBlock } from "../database/schema/leads.ts";
import { changesOf } from "../database/database.ts";
import { firstOf } from "../database/firstOf.ts";

/** Compares the counts of a list with its members, and corrects them. True where they differed. */
export async function repairCounts(database: Database, listId: string): Promise<boolean> {
  if (await isRight(database, listId)) return false;
  return await inTransaction(database, async (tx) => {
    const counted = await countBlocks(tx, listId);
    const isIt = eq(leadLists.id, listId);
    const leadCount = [...counted.values()].reduce((sum, count) => sum + count, 0);
    if (changesOf(await tx.update(leadLists).set({ leadCount }).where(isIt)) === 0) return false;
    await tx.delete(leadListBlocks).where(eq(leadListBlocks.listId, listId));
    for (const [block, count] of counted) {
      await tx.insert(leadListBlocks).values({ listId, block, leadCount: count });
    }
    return true;
  });
}

async function isRight(handle: DatabaseHandle, listId: string): Promise<boolean> {
  const list = await firstOf(handle.select().from(leadLists).where(eq(leadLists.id, listId)));
  const kept = (
    await handle
      .select({ block: leadListBlocks.block, leadCount: leadListBlocks.leadCount })
      .from(leadListBlocks)
      .where(eq(leadListBlocks.listId, listId))
  ).filter(({ leadCount }) => leadCount !== 0);
  const counted = await countBlocks(handle, listId);
  const sum = kept.reduce((all, { leadCount }) => all + leadCount, 0);
  return (
    sum === list?.leadCount &&
    kept.length === counted.size &&
    kept.every(({ block, leadCount }) => counted.get(block) === leadCount)
  );
}

async function countBlocks(handle: DatabaseHandle, listId: string): Promise<Map<number, number>> {
  const block = sql<number>`${leadListMembers.position} / ${sql.raw(String(positionsPerBlock))}`;
  const rows = await handle
    .select({ block, count: sql<number>`count(*)` })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, listId))
    .groupBy(block);
  return new Map(rows.map((row) => [row.block, row.count]));
}
