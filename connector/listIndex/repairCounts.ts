import { eq, sql } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { leadListBlocks, leadListMembers, leadLists, positionsPerBlock } from "../database/schema/leads.ts";

/** Compares the counts of a list with its members, and corrects them. True where they differed. */
export function repairCounts(database: Database, listId: string): boolean {
  if (isRight(database, listId)) return false;
  return inTransaction(database, (tx) => {
    const counted = countBlocks(tx, listId);
    const isIt = eq(leadLists.id, listId);
    const leadCount = [...counted.values()].reduce((sum, count) => sum + count, 0);
    if (tx.update(leadLists).set({ leadCount }).where(isIt).run().changes === 0) return false;
    tx.delete(leadListBlocks).where(eq(leadListBlocks.listId, listId)).run();
    for (const [block, count] of counted) {
      tx.insert(leadListBlocks).values({ listId, block, leadCount: count }).run();
    }
    return true;
  });
}

function isRight(handle: DatabaseHandle, listId: string): boolean {
  const list = handle.select().from(leadLists).where(eq(leadLists.id, listId)).get();
  const kept = handle
    .select({ block: leadListBlocks.block, leadCount: leadListBlocks.leadCount })
    .from(leadListBlocks)
    .where(eq(leadListBlocks.listId, listId))
    .all()
    .filter(({ leadCount }) => leadCount !== 0);
  const counted = countBlocks(handle, listId);
  const sum = kept.reduce((all, { leadCount }) => all + leadCount, 0);
  return (
    sum === list?.leadCount &&
    kept.length === counted.size &&
    kept.every(({ block, leadCount }) => counted.get(block) === leadCount)
  );
}

function countBlocks(handle: DatabaseHandle, listId: string): Map<number, number> {
  const block = sql<number>`${leadListMembers.position} / ${sql.raw(String(positionsPerBlock))}`;
  const rows = handle
    .select({ block, count: sql<number>`count(*)` })
    .from(leadListMembers)
    .where(eq(leadListMembers.listId, listId))
    .groupBy(block)
    .all();
  return new Map(rows.map((row) => [row.block, row.count]));
}
