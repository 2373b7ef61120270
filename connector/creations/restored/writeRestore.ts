import { randomUUID } from "node:crypto";
import { max } from "drizzle-orm";
import type { Database } from "../../database/database.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations } from "../../database/schema/contacts.ts";
import { restores } from "../../database/schema/restores.ts";
import { event } from "../../log/event.ts";
import { keptSince, retention } from "../../retention.ts";
import { firstOf } from "../../database/firstOf.ts";

/** How far Salesforce's servers may differ in time, and more: what the ledger has already is left out. */
const marginMs = 5 * 60_000;

/**
 * Writes that the database was put back. Connectors then ask Salesforce what each user made since, before
 * they create another contact for them.
 */
export async function writeRestore(database: Database, now: Date): Promise<void> {
  const since = await newestCertain(database, now);
  await inTransaction(database, async (transaction) => {
    await transaction.insert(restores).values({ id: randomUUID(), foundAt: now.getTime(), since });
    await event({ database, clock: () => now }, "database.restored", {
      since: new Date(since).toISOString(),
    });
  });
}

/**
 * No contact that the ledger lacks is older than this, in milliseconds since 1970. By Salesforce's clock, at
 * its last answer before the newest creation. Where none tells that, as long ago as the ledger goes back.
 */
async function newestCertain(database: Database, now: Date): Promise<number> {
  const newest = await firstOf(database.select({ sentAfter: max(creations.sentAfter) }).from(creations));
  const { sentAfter = null } = newest ?? {};
  return sentAfter === null ? keptSince(now, retention.ledger).getTime() : sentAfter - marginMs;
}
