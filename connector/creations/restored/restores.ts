import { randomUUID } from "node:crypto";
import { and, eq, isNull, sql, max } from "drizzle-orm";
import type { DatabaseHandle, Database } from "../../database/database.ts";
import { prepared } from "../../database/prepared.ts";
import { restoreAnswers, restores, type Restore } from "../../database/schema/restores.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations } from "../../database/schema/contacts.ts";
import { event } from "../../log/event.ts";
import { keptSince, retention } from "../../retention.ts";
import { firstOf } from "../../database/rows.ts";

interface User {
  orgId: string;
  userId: string;
}

/** The restores since which the user has not been asked, in the order in which they were written. */
export async function openRestores(handle: DatabaseHandle, { orgId, userId }: User): Promise<Restore[]> {
  return await prepared(handle, openOf).execute({ orgId, userId });
}

const openOf = (handle: DatabaseHandle) =>
  handle
    .select({ id: restores.id, foundAt: restores.foundAt, since: restores.since })
    .from(restores)
    .leftJoin(
      restoreAnswers,
      and(
        eq(restoreAnswers.restoreId, restores.id),
        eq(restoreAnswers.orgId, sql.placeholder("orgId")),
        eq(restoreAnswers.userId, sql.placeholder("userId")),
      ),
    )
    .where(isNull(restoreAnswers.restoreId))
    .orderBy(restores.foundAt)
    .prepare();

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
