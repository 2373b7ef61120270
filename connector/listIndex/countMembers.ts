import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { leadListBlocks, leadLists, positionsPerBlock } from "../database/schema/leads.ts";

/** Counts members that have come to a list, or, where `by` is -1, that have gone, by their positions. */
export function countMembers(
  handle: DatabaseHandle,
  listId: string,
  positions: readonly number[],
  by: 1 | -1,
): void {
  if (positions.length === 0) return;
  handle
    .update(leadLists)
    .set({ leadCount: sql`${leadLists.leadCount} + ${by * positions.length}` })
    .where(eq(leadLists.id, listId))
    .run();
  const blocks = new Map<number, number>();
  for (const position of positions) {
    const block = Math.floor(position / positionsPerBlock);
    blocks.set(block, (blocks.get(block) ?? 0) + by);
  }
  for (const [block, leadCount] of blocks) {
    handle
      .insert(leadListBlocks)
      .values({ listId, block, leadCount })
      .onConflictDoUpdate({
        target: [leadListBlocks.listId, leadListBlocks.block],
        set: { leadCount: sql`${leadListBlocks.leadCount} + ${leadCount}` },
      })
      .run();
  }
}
