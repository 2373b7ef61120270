import { eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadListBlocks, leadLists, positionsPerBlock } from "../database/schema/leads.ts";

/** Counts members that have come to a list, or, where `by` is -1, that have gone, by their positions. */
export async function countMembers(
  handle: DatabaseHandle,
  listId: string,
  positions: readonly number[],
  by: 1 | -1,
): Promise<void> {
  if (positions.length === 0) return;
  await prepared(handle, leadCounting).execute({ listId, by: by * positions.length });
  const blocks = new Map<number, number>();
  for (const position of positions) {
    const block = Math.floor(position / positionsPerBlock);
    blocks.set(block, (blocks.get(block) ?? 0) + by);
  }
  for (const [block, leadCount] of blocks) {
    await prepared(handle, blockCounting).execute({ listId, block, leadCount });
  }
}

const leadCounting = (handle: DatabaseHandle) =>
  handle
    .update(leadLists)
    .set({ leadCount: sql`${leadLists.leadCount} + ${sql.placeholder("by")}` })
    .where(eq(leadLists.id, sql.placeholder("listId")))
    .prepare();

const blockCounting = (handle: DatabaseHandle) =>
  handle
    .insert(leadListBlocks)
    .values(placeholdersOf(leadListBlocks))
    .onConflictDoUpdate({
      target: [leadListBlocks.listId, leadListBlocks.block],
      set: { leadCount: sql`${leadListBlocks.leadCount} + excluded.lead_count` },
    })
    .prepare();
