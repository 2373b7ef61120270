import { and, count, eq, inArray, isNull, not, or, type SQL, lt, ne, notExists, sql } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { batches, batchRows, type Batch } from "../database/schema/batches.ts";
import { addedRoles, isAdding } from "../database/schema/addedRoles.ts";
import { creations } from "../database/schema/contacts.ts";
import { rehearsals } from "../database/schema/rehearsals.ts";
import { leadLinks, leadLists, leadRejections, leads, columnChoices } from "../database/schema/leads.ts";
import { grants, sessions, users, orgBinding, signInRefusals } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { inSteps } from "../database/inSteps.ts";
import { removeInSteps, clearBatchRows, withoutTyped, type Removal } from "./removeLeads.ts";
import { rewriteAtEnd, type Rewritten } from "./rewrite.ts";
import { withoutPeople } from "./withoutPeople.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { firstOf } from "../database/rows.ts";
import { settingsChanges } from "../database/schema/settings.ts";
import type { AppContext } from "../context.ts";
import { keptSince, retention } from "../retention.ts";

interface FoundUser {
  id: string;
  /** How many there are of each. */
  leads: number;
  lists: number;
  batches: number;
  creations: number;
  /** Creations of which nobody knows how they ended. */
  lostAnswers: number;
}

/**
 * The users of a username or Salesforce id, and what is kept of them: a connector that was bound to another
 * org before may know two of a name, and a name may have given way to the id.
 */
export async function findUsers(database: Database, name: string): Promise<FoundUser[]> {
  const isIt = or(eq(users.username, name), eq(users.id, name));
  const found = await database.select({ id: users.id }).from(users).where(isIt);
  return mapInTurns(found, async ({ id }) => {
    const states = await database
      .select({ state: creations.state, undoAt: creations.undoAt })
      .from(creations)
      .where(eq(creations.userId, id));
    return {
      id,
      leads: await countOf(database, leads, eq(leads.ownerId, id)),
      lists: await countOf(database, leadLists, eq(leadLists.ownerId, id)),
      batches: await countOf(database, batches, eq(batches.userId, id)),
      creations: states.length,
      lostAnswers: states.filter(({ state, undoAt }) => state === "unknown" || undoAt !== null).length,
    };
  });
}

async function countOf(
  database: Database,
  table: typeof leads | typeof leadLists | typeof batches,
  where: SQL | undefined,
): Promise<number> {
  return (await firstOf(database.select({ rows: count() }).from(table).where(where)))?.rows ?? 0;
}

/**
 * Erases a user who has left: leads, lists, sign-ins, and what batches and creations stored. Their name gives
 * way to their Salesforce id, under which the ledger's numbers stay. Their batches and lost answers must have
 * ended before: see jobs/eraseDeparted.ts. Looks for what to change before it keeps other writers waiting,
 * and changes it by its key.
 */
export async function eraseUser(
  { database, now }: { database: Database; now: Date },
  userId: string,
): Promise<Removal & Rewritten> {
  await inTransaction(database, async (tx) => {
    const known = await firstOf(tx.select({ orgId: users.orgId }).from(users).where(eq(users.id, userId)));
    // It holds no more from now on. The sweep revokes it in Salesforce, which takes its tokens.
    await tx.update(grants).set({ expiresAt: now }).where(eq(grants.userId, userId));
    await tx.delete(sessions).where(eq(sessions.userId, userId));
    await forgetName(tx, userId);
    if (known) await event({ database, clock: () => now }, "user.forgotten", { userId, ...known });
  });
  await removeDecisions(database, userId);
  const removal: Removal = { removed: 0, waiting: 0 };
  // Again as long as an import that began before has brought some.
  do {
    await stopOwnImports(database, userId);
    const own = await idsOf(database, leads, eq(leads.ownerId, userId));
    const { removed, waiting } = await removeInSteps(database, own, now);
    removal.removed += removed;
    removal.waiting = waiting;
    await removeOwn(database, leadLists, eq(leadLists.ownerId, userId));
  } while ((await countOf(database, leads, and(eq(leads.ownerId, userId), isNull(leads.removedAt)))) > 0);
  await clearOwnRows(database, userId);
  return { ...removal, ...(await rewriteAtEnd(database)) };
}

/** On leads of colleagues. */
async function removeDecisions(database: Database, userId: string): Promise<void> {
  const linked = eq(leadLinks.forUser, userId);
  const rejected = eq(leadRejections.rejectedBy, userId);
  const ids = [
    ...(await database.select({ id: leadLinks.leadId }).from(leadLinks).where(linked)),
    ...(await database.select({ id: leadRejections.leadId }).from(leadRejections).where(rejected)),
  ].map(({ id }) => id);
  await inSteps(database, [...new Set(ids)], async (tx, leadIds) => {
    await tx.delete(leadLinks).where(and(linked, inArray(leadLinks.leadId, leadIds)));
    await tx.delete(leadRejections).where(and(rejected, inArray(leadRejections.leadId, leadIds)));
  });
}

/** Looked for before other writers wait. */
async function idsOf(
  database: Database,
  table: typeof leads | typeof leadLists | typeof addedRoles | typeof rehearsals,
  where: SQL | undefined,
): Promise<string[]> {
  return (await database.select({ id: table.id }).from(table).where(where)).map(({ id }) => id);
}

/** Hides all lists. An import ends where its list is another's to remove. */
async function stopOwnImports(database: Database, userId: string): Promise<void> {
  const hidden = { readyAt: null, isShared: false, runner: null };
  const own = await idsOf(database, leadLists, eq(leadLists.ownerId, userId));
  await inSteps(database, own, async (tx, ids) => {
    await tx.update(leadLists).set(hidden).where(inArray(leadLists.id, ids));
  });
}

async function removeOwn(
  database: Database,
  table: typeof leadLists | typeof addedRoles | typeof rehearsals,
  where: SQL | undefined,
): Promise<void> {
  await inSteps(database, await idsOf(database, table, where), async (tx, ids) => {
    await tx.delete(table).where(inArray(table.id, ids));
  });
}

/** What the user typed for leads of colleagues. */
async function clearOwnRows(database: Database, userId: string): Promise<void> {
  const ended = inArray(creations.state, ["created", "undone", "failed", "unknown", "never-known"]);
  const settled = await database
    .select({ id: creations.id, problem: creations.problem })
    .from(creations)
    .where(and(eq(creations.userId, userId), ended));
  const nothing = { contact: null, role: null, requestDigest: null, idempotencyKey: null };
  await inSteps(database, settled, async (tx, part) => {
    for (const { id, problem } of part)
      await tx
        .update(creations)
        .set({ ...nothing, problem: problem && withoutPeople(problem) })
        .where(eq(creations.id, id));
  });
  await removeOwn(database, addedRoles, and(eq(addedRoles.userId, userId), not(isAdding)));
  await removeOwn(database, rehearsals, eq(rehearsals.userId, userId));
  for (const batch of await database.select().from(batches).where(eq(batches.userId, userId)))
    await clearBatch(database, batch);
}

async function clearBatch(database: Database, { id, defaults }: Batch): Promise<void> {
  await database
    .update(batches)
    .set({ defaults: withoutTyped(defaults), requestDigest: null, idempotencyKey: null })
    .where(eq(batches.id, id));
  const rows = await database.select().from(batchRows).where(eq(batchRows.batchId, id));
  await inSteps(database, rows, (tx, part) => clearBatchRows(tx, part));
}

/**
 * Puts a user's Salesforce id in the place of their name, wherever it is kept, and forgets their address and
 * choices.
 */
async function forgetName(tx: DatabaseHandle, userId: string): Promise<void> {
  await tx.delete(signInRefusals).where(eq(signInRefusals.userId, userId));
  await tx.delete(columnChoices).where(eq(columnChoices.userId, userId));
  const nobody = { timeZone: null, permissionSets: null, isAdmin: false };
  await tx
    .update(users)
    .set({ username: userId, displayName: userId, ...nobody })
    .where(eq(users.id, userId));
  await tx.update(settingsChanges).set({ username: userId }).where(eq(settingsChanges.userId, userId));
  await tx.update(orgBinding).set({ boundByUsername: userId }).where(eq(orgBinding.boundByUserId, userId));
}

/**
 * Forgets the names of users who have not signed in for as long as the ledger has rows of theirs: nobody
 * tells the connector who has left. The counts keep their id. Who signs in again has a name again.
 */
export async function forgetDeparted(app: Pick<AppContext, "database" | "clock" | "log">): Promise<void> {
  const before = keptSince(app.clock(), retention.users);
  const signedIn = app.database
    .select({ one: sql`1` })
    .from(grants)
    .where(eq(grants.userId, users.id));
  const hasLeft = and(lt(users.seenAt, before), ne(users.username, users.id), notExists(signedIn));
  const departed = await app.database.select().from(users).where(hasLeft);
  for (const { id: userId, orgId } of departed) {
    await inTransaction(app.database, async (tx) => {
      const isStillAway = await firstOf(
        tx
          .select({ id: users.id })
          .from(users)
          .where(and(eq(users.id, userId), hasLeft)),
      );
      if (!isStillAway) return;
      await forgetName(tx, userId);
      await event(app, "user.forgotten", { userId, orgId });
    });
  }
}
