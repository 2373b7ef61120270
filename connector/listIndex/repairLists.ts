import { and, eq, isNotNull } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { leadLists } from "../database/schema/leads.ts";
import type { CacheKind } from "../memory.ts";
import { giveNumber } from "./listNumbers.ts";
import { repairCounts } from "./repairCounts.ts";
import { repairLinked } from "./repairLinked.ts";
import { repairWords } from "./repairWords.ts";
import { firstOf } from "../database/firstOf.ts";

/** Whether that was done in the last day. */
const compared: CacheKind<true> = { max: 1, maxAgeMs: 24 * 60 * 60_000 };

/**
 * Compares each list with its index, and corrects what differs: a connector of an earlier version that works
 * on the same file keeps none, or not all of it, and leaves the words of leads that it erases. Done by the
 * leader, when it has become that, which is after the earlier one has ended, and once a day.
 */
export async function repairLists(app: AppContext, signal: AbortSignal): Promise<void> {
  if (!(await app.runner.isLeader())) return;
  const lately = app.memory.shared(compared);
  if (lately.get("")) return;
  for (const { id } of await readyLists(app.database)) {
    if (signal.aborted) return;
    await repairList(app, id);
  }
  lately.set("", true);
}

/** Nobody but its import, or its removal, changes a list that is not ready. */
const readyLists = (database: Database) =>
  database.select({ id: leadLists.id }).from(leadLists).where(isNotNull(leadLists.readyAt));

/** Compares one list with its index, a few milliseconds at a time. */
export async function repairList(app: Pick<AppContext, "database" | "log">, listId: string): Promise<void> {
  const { database, log } = app;
  const list = await inTransaction(database, (tx) => numberOfReady(tx, listId));
  if (list === undefined) return;
  const counts = (await repairCounts(database, listId)) ? 1 : 0;
  const words = await repairWords(database, listId, list);
  const rows = counts + words + (await repairLinked(database, listId, list));
  if (rows > 0) log.info({ listId, rows }, "corrected what is kept of a lead list");
}

async function numberOfReady(handle: DatabaseHandle, listId: string): Promise<number | undefined> {
  const isReady = and(eq(leadLists.id, listId), isNotNull(leadLists.readyAt));
  const found = await firstOf(handle.select({ id: leadLists.id }).from(leadLists).where(isReady));
  return found && (await giveNumber(handle, listId));
}
