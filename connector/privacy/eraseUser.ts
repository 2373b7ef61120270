import { and, eq, inArray } from "drizzle-orm";
import { emptyWriteAheadLog } from "../database/emptyWriteAheadLog.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database } from "../database/open.ts";
import { batches, batchRows } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { leadLinks, leadLists, leadRejections, leads } from "../database/schema/leads.ts";
import { grants, orgBinding, sessions, signInRefusals, users } from "../database/schema/sessions.ts";
import { settingsChanges } from "../database/schema/settings.ts";
import { inSteps } from "./inSteps.ts";
import { removeInSteps } from "./removeInSteps.ts";
import type { Removal } from "./removeLeads.ts";
import { withoutPeople } from "./withoutPeople.ts";

/** The user ids under a username: a connector that was bound to another org before may know two. */
export function findUserIds(database: Database, username: string): string[] {
  const found = database.select({ id: users.id }).from(users).where(eq(users.username, username)).all();
  return found.map(({ id }) => id);
}

/**
 * Erases a user who has left: leads, lists, sign-ins, and what batches and creations stored. Their name gives
 * way to their Salesforce id, under which the ledger's numbers stay. Nobody can ask Salesforce as them any
 * more how a lost answer ended, so that it stays unknown.
 */
export function eraseUser({ database, now }: { database: Database; now: Date }, userId: string): Removal {
  inTransaction(database, (tx) => {
    tx.delete(grants).where(eq(grants.userId, userId)).run();
    tx.delete(sessions).where(eq(sessions.userId, userId)).run();
    tx.delete(signInRefusals).where(eq(signInRefusals.userId, userId)).run();
    tx.update(users)
      .set({
        username: userId,
        displayName: userId,
        email: null,
        locale: null,
        timeZone: null,
        isAdmin: false,
      })
      .where(eq(users.id, userId))
      .run();
    tx.update(settingsChanges).set({ username: userId }).where(eq(settingsChanges.userId, userId)).run();
    tx.update(orgBinding).set({ boundByUsername: userId }).where(eq(orgBinding.boundByUserId, userId)).run();
    tx.update(batches)
      .set({ state: "cancelled" })
      .where(and(eq(batches.userId, userId), inArray(batches.state, ["running", "paused"])))
      .run();
    tx.delete(leadRejections).where(eq(leadRejections.rejectedBy, userId)).run();
    tx.delete(leadLinks).where(eq(leadLinks.forUser, userId)).run();
  });
  const removal = removeOwnLeads(database, userId, now);
  clearOwnRows(database, userId);
  database.delete(leadLists).where(eq(leadLists.ownerId, userId)).run();
  emptyWriteAheadLog(database);
  return removal;
}

function removeOwnLeads(database: Database, userId: string, now: Date): Removal {
  database
    .update(creations)
    .set({ checkAt: null })
    .where(and(eq(creations.userId, userId), inArray(creations.state, ["unknown", "failed"])))
    .run();
  const own = database.select({ id: leads.id }).from(leads).where(eq(leads.ownerId, userId)).all();
  return removeInSteps(
    database,
    own.map(({ id }) => id),
    now,
  );
}

/** What the user typed for leads of colleagues. */
function clearOwnRows(database: Database, userId: string): void {
  const settled = database
    .select({ id: creations.id, problem: creations.problem })
    .from(creations)
    .where(
      and(eq(creations.userId, userId), inArray(creations.state, ["created", "undone", "failed", "unknown"])),
    )
    .all();
  inSteps(database, settled, (tx, part) => {
    for (const { id, problem } of part) {
      const cleared = { contact: null, requestDigest: null, idempotencyKey: null };
      tx.update(creations)
        .set({ ...cleared, problem: problem && withoutPeople(problem) })
        .where(eq(creations.id, id))
        .run();
    }
  });
  const own = database.select().from(batches).where(eq(batches.userId, userId)).all();
  for (const { id, defaults, problem } of own) {
    const { contact: _typed, ...chosen } = defaults;
    const cleared = { defaults: chosen, requestDigest: null, idempotencyKey: null };
    database
      .update(batches)
      .set({ ...cleared, problem: problem && withoutPeople(problem) })
      .where(eq(batches.id, id))
      .run();
    const rows = database.select().from(batchRows).where(eq(batchRows.batchId, id)).all();
    inSteps(database, rows, (tx, part) => {
      for (const { position, problem: ofRow } of part) {
        tx.update(batchRows)
          .set({ contact: null, problem: ofRow && withoutPeople(ofRow) })
          .where(and(eq(batchRows.batchId, id), eq(batchRows.position, position)))
          .run();
      }
    });
  }
}
