import { and, count, eq, inArray, isNull, not, or, type SQL } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/database.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { addedRoles, isAdding } from "../database/schema/addedRoles.ts";
import { creations } from "../database/schema/contacts.ts";
import { rehearsals } from "../database/schema/rehearsals.ts";
import { leadLinks, leadListLinks, leadLists, leadRejections, leads } from "../database/schema/leads.ts";
import { grants, sessions, users } from "../database/schema/sessions.ts";
import { event } from "../log/event.ts";
import { keepLinkCounts } from "../listIndex/keepLinkCounts.ts";
import { forgetName } from "./forgetName.ts";
import { inSteps } from "./inSteps.ts";
import { removeInSteps } from "./removeInSteps.ts";
import type { Removal } from "./removeLeads.ts";
import { rewriteAtEnd, type Rewritten } from "./rewriteAtEnd.ts";
import { withoutPeople } from "./withoutPeople.ts";
import { mapInTurns } from "../inTurns.ts";

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
  const found = await database.select({ id: users.id }).from(users).where(isIt).all();
  return mapInTurns(found, async ({ id }) => {
    const states = await database
      .select({ state: creations.state, undoAt: creations.undoAt })
      .from(creations)
      .where(eq(creations.userId, id))
      .all();
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
  return (await database.select({ rows: count() }).from(table).where(where).get())?.rows ?? 0;
}

/**
 * Erases a user who has left: leads, lists, sign-ins, and what batches and creations stored. Their name gives
 * way to their Salesforce id, under which the ledger's numbers stay. Their batches and lost answers must have
 * ended before: see batches/eraseDeparted.ts. Looks for what to change before it keeps other writers waiting,
 * and changes it by its key.
 */
export async function eraseUser(
  { database, now }: { database: Database; now: Date },
  userId: string,
): Promise<Removal & Rewritten> {
  await inTransaction(database, async (tx) => {
    const known = await tx.select({ orgId: users.orgId }).from(users).where(eq(users.id, userId)).get();
    // It holds no more from now on. The sweep revokes it in Salesforce, which takes its tokens.
    await tx.update(grants).set({ expiresAt: now }).where(eq(grants.userId, userId)).run();
    await tx.delete(sessions).where(eq(sessions.userId, userId)).run();
    await forgetName(tx, userId);
    if (known) await event({ database, clock: () => now }, "user.forgotten", { userId, ...known });
  });
  await removeDecisions(database, userId);
  const removal: Removal = { removed: 0, waiting: 0 };
  // Again as long as an import that began before has brought some.
  do {
    await stopOwnImports(database, userId);
    const { removed, waiting } = await removeOwnLeads(database, userId, now);
    removal.removed += removed;
    removal.waiting = waiting;
    await removeOwnLists(database, userId);
  } while ((await countOf(database, leads, and(eq(leads.ownerId, userId), isNull(leads.removedAt)))) > 0);
  await clearOwnRows(database, userId);
  return { ...removal, ...(await rewriteAtEnd(database)) };
}

/** On leads of colleagues. */
async function removeDecisions(database: Database, userId: string): Promise<void> {
  const links = await database.select().from(leadLinks).where(eq(leadLinks.forUser, userId)).all();
  await inSteps(database, links, async (tx, part) => {
    for (const { leadId } of part)
      await keepLinkCounts(tx, [leadId], () =>
        tx
          .delete(leadLinks)
          .where(and(eq(leadLinks.leadId, leadId), eq(leadLinks.forUser, userId)))
          .run(),
      );
  });
  const rejections = await database
    .select()
    .from(leadRejections)
    .where(eq(leadRejections.rejectedBy, userId))
    .all();
  await inSteps(database, rejections, async (tx, part) => {
    for (const { leadId, recordId } of part)
      await keepLinkCounts(tx, [leadId], () =>
        tx
          .delete(leadRejections)
          .where(
            and(
              eq(leadRejections.leadId, leadId),
              eq(leadRejections.recordId, recordId),
              eq(leadRejections.rejectedBy, userId),
            ),
          )
          .run(),
      );
  });
  await removeLinkCounts(database, userId);
}

/** Removes the user's counts for colleagues' lists. An earlier version left some without decisions. */
async function removeLinkCounts(database: Database, userId: string): Promise<void> {
  const isOwn = eq(leadListLinks.forUser, userId);
  const counts = await database
    .select({ listId: leadListLinks.listId })
    .from(leadListLinks)
    .where(isOwn)
    .all();
  await inSteps(database, counts, async (tx, part) => {
    for (const { listId } of part)
      await tx
        .delete(leadListLinks)
        .where(and(eq(leadListLinks.listId, listId), isOwn))
        .run();
  });
}

/** Hides all lists. An import ends where its list is another's to remove. */
async function stopOwnImports(database: Database, userId: string): Promise<void> {
  const hidden = { readyAt: null, isShared: false, runner: null };
  await inSteps(database, await ownLists(database, userId), async (tx, part) => {
    for (const { id } of part) await tx.update(leadLists).set(hidden).where(eq(leadLists.id, id)).run();
  });
}

const ownLists = (database: Database, userId: string) =>
  database.select({ id: leadLists.id }).from(leadLists).where(eq(leadLists.ownerId, userId)).all();

async function removeOwnLists(database: Database, userId: string): Promise<void> {
  await inSteps(database, await ownLists(database, userId), async (tx, part) => {
    for (const { id } of part) await tx.delete(leadLists).where(eq(leadLists.id, id)).run();
  });
}

async function removeOwnLeads(database: Database, userId: string, now: Date): Promise<Removal> {
  const own = await database.select({ id: leads.id }).from(leads).where(eq(leads.ownerId, userId)).all();
  return removeInSteps(
    database,
    own.map(({ id }) => id),
    now,
  );
}

/** What the user typed for leads of colleagues. */
async function clearOwnRows(database: Database, userId: string): Promise<void> {
  const settled = await database
    .select({ id: creations.id, problem: creations.problem })
    .from(creations)
    .where(
      and(
        eq(creations.userId, userId),
        inArray(creations.state, ["created", "undone", "failed", "unknown", "never-known"]),
      ),
    )
    .all();
  await inSteps(database, settled, async (tx, part) => {
    for (const { id, problem } of part) {
      const cleared = { contact: null, role: null, requestDigest: null, idempotencyKey: null };
      await tx
        .update(creations)
        .set({ ...cleared, problem: problem && withoutPeople(problem) })
        .where(eq(creations.id, id))
        .run();
    }
  });
  const added = await database
    .select({ id: addedRoles.id })
    .from(addedRoles)
    .where(and(eq(addedRoles.userId, userId), not(isAdding)))
    .all();
  await inSteps(database, added, async (tx, part) => {
    for (const { id } of part) await tx.delete(addedRoles).where(eq(addedRoles.id, id)).run();
  });
  const rehearsed = await database
    .select({ id: rehearsals.id })
    .from(rehearsals)
    .where(eq(rehearsals.userId, userId))
    .all();
  await inSteps(database, rehearsed, async (tx, part) => {
    for (const { id } of part) await tx.delete(rehearsals).where(eq(rehearsals.id, id)).run();
  });
  const own = await database.select().from(batches).where(eq(batches.userId, userId)).all();
  for (const { id, defaults, problem } of own) {
    const { contact: _typed, role: _role, ...chosen } = defaults;
    const cleared = { defaults: chosen, requestDigest: null, idempotencyKey: null };
    await database
      .update(batches)
      .set({ ...cleared, problem: problem && withoutPeople(problem) })
      .where(eq(batches.id, id))
      .run();
    const rows = await database.select().from(batchRows).where(eq(batchRows.batchId, id)).all();
    await inSteps(database, rows, async (tx, part) => {
      for (const { position, problem: ofRow } of part) {
        await tx
          .update(batchRows)
          .set({ contact: null, role: null, problem: ofRow && withoutPeople(ofRow) })
          .where(and(eq(batchRows.batchId, id), eq(batchRows.position, position)))
          .run();
      }
    });
  }
}
