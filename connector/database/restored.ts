import { and, eq, isNull, sql } from "drizzle-orm";
import type { DatabaseHandle } from "./database.ts";
import { connectionOf } from "./inTransaction.ts";
import { prepared } from "./prepared.ts";
import {
  databaseIdentity,
  restoreAnswers,
  restores,
  type Restore,
  type StoredIdentity,
} from "./schema/restores.ts";

interface User {
  orgId: string;
  userId: string;
}

/** The only row of its table. */
const only = 1;

/** The restores since which the user has not been asked, in the order in which they were found. */
export async function openRestores(handle: DatabaseHandle, { orgId, userId }: User): Promise<Restore[]> {
  return await prepared(handle, openOf).all({ orgId, userId });
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

/** Compares the stored identity, if there is one, with that of the database that is there now. */
export async function lookAtIdentity(
  handle: DatabaseHandle,
): Promise<{ stored: StoredIdentity | undefined; identity: string; isSame: boolean }> {
  const stored = await prepared(handle, storedIdentity).get();
  const { engine } = handle;
  const identity = await engine.identity(connectionOf(engine));
  return { stored, identity, isSame: stored?.identity === identity && !isBehind(handle, stored) };
}

const storedIdentity = (handle: DatabaseHandle) =>
  handle
    .select({ identity: databaseIdentity.identity, steps: databaseIdentity.steps })
    .from(databaseIdentity)
    .where(eq(databaseIdentity.id, only))
    .prepare();

/** Whether the ledger went on with steps that the database does not know of. */
function isBehind({ engine: { witness } }: DatabaseHandle, { steps }: StoredIdentity): boolean {
  if (witness === null) return false;
  const seen = witness.read();
  // It was written with the identity. Where it is gone, nobody knows what it would say.
  return seen === null || seen > steps;
}

/** Knows the database from now on by what it is now. Runs in the caller's transaction. */
export async function storeIdentity(
  handle: DatabaseHandle,
  { stored, identity }: { stored: StoredIdentity | undefined; identity: string },
): Promise<void> {
  const { witness } = handle.engine;
  const steps = Math.max(stored?.steps ?? 0, witness?.read() ?? 0);
  const set = { identity, steps };
  await handle
    .insert(databaseIdentity)
    .values({ id: only, ...set })
    .onConflictDoUpdate({ target: databaseIdentity.id, set })
    .run();
  witness?.write(steps);
}

/**
 * Counts a claim of creations. False where something else was put in the database's place, or the user has
 * not been asked since. Runs in the transaction of the claim.
 */
export async function countClaim(transaction: DatabaseHandle, user: User): Promise<boolean> {
  const { isSame } = await lookAtIdentity(transaction);
  if (!isSame || (await openRestores(transaction, user)).length > 0) return false;
  await countStep(transaction);
  return true;
}

/**
 * Counts a step of the ledger, here and with the witness: a claim, or that what was claimed is about to be
 * sent. Runs in its transaction, so that the numbers come in their order. One that is undone costs a
 * question.
 */
export async function countStep(transaction: DatabaseHandle): Promise<void> {
  const counted = await prepared(transaction, counting).get();
  transaction.engine.witness?.write(counted?.steps ?? 0);
}

const counting = (handle: DatabaseHandle) =>
  handle
    .update(databaseIdentity)
    .set({ steps: sql`${databaseIdentity.steps} + 1` })
    .where(eq(databaseIdentity.id, only))
    .returning({ steps: databaseIdentity.steps })
    .prepare();

/** Deletes the stored identity, so that the connectors treat the database as restored. */
export async function forgetIdentity(handle: DatabaseHandle): Promise<void> {
  await handle.delete(databaseIdentity).run();
}
