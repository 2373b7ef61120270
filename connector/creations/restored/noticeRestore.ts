import { randomUUID } from "node:crypto";
import { max } from "drizzle-orm";
import type { DatabaseHandle } from "../../database/database.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { lookAtIdentity, storeIdentity } from "../../database/restored.ts";
import { creations } from "../../database/schema/contacts.ts";
import { restores } from "../../database/schema/restores.ts";
import { users } from "../../database/schema/sessions.ts";
import { event } from "../../log/event.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptSince, retention } from "../../retention.ts";

/** How far Salesforce's servers may differ in time, and more: what the ledger has already is left out. */
const marginMs = 5 * 60_000;

/**
 * Finds whether the database was put back since it was looked at last, or is another one. If so, every user
 * is to be asked what Salesforce made since. One that is new needs no question.
 */
export async function noticeRestore(app: Happening): Promise<void> {
  if ((await lookAtIdentity(app.database)).isSame) return;
  const since = await newestCertain(app);
  await inTransaction(app.database, async (transaction) => {
    // Another connector may have noticed it a moment ago.
    const looked = await lookAtIdentity(transaction);
    if (looked.isSame) return;
    await storeIdentity(transaction, looked);
    if (looked.stored === undefined && (await isNew(transaction))) return;
    await transaction
      .insert(restores)
      .values({ id: randomUUID(), foundAt: app.clock().getTime(), since })
      .run();
    await event(app, "database.restored", { since: new Date(since).toISOString() });
  });
}

/**
 * No contact that the ledger lacks is older than this, in milliseconds since 1970. By Salesforce's clock, at
 * its last answer before the newest creation. Where none tells that, as long ago as the ledger goes back.
 */
async function newestCertain({ database, clock }: Happening): Promise<number> {
  const newest = await database
    .select({ sentAfter: max(creations.sentAfter) })
    .from(creations)
    .get();
  const { sentAfter = null } = newest ?? {};
  return sentAfter === null ? keptSince(clock(), retention.ledger).getTime() : sentAfter - marginMs;
}

/** Whether nobody has used it yet. */
async function isNew(handle: DatabaseHandle): Promise<boolean> {
  const user = await handle.select({ id: users.id }).from(users).limit(1).get();
  const creation = await handle.select({ id: creations.id }).from(creations).limit(1).get();
  return user === undefined && creation === undefined;
}
