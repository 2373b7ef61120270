import type { Database, DatabaseHandle } from "../database/database.ts";
import { inSteps } from "./inSteps.ts";
import { removeLeads, type Removal, type Removing } from "./removeLeads.ts";

/** Removes any number of leads, some in each transaction, from which `choose` may leave out some. */
export async function removeInSteps(
  database: Database,
  leadIds: readonly string[],
  now: Date,
  {
    choose = (_handle, ids) => Promise.resolve(ids),
    ...removing
  }: Removing & { choose?: (handle: DatabaseHandle, ids: string[]) => Promise<string[]> } = {},
): Promise<Removal> {
  const total = { removed: 0, waiting: 0 };
  await inSteps(database, leadIds, async (tx, ids) => {
    const { removed, waiting } = await removeLeads(tx, await choose(tx, ids), now, removing);
    total.removed += removed;
    total.waiting += waiting;
  });
  return total;
}
