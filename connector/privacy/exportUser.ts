import { eq } from "drizzle-orm";
import type { Database } from "../database/database.ts";
import { addedRoles } from "../database/schema/addedRoles.ts";
import { batches } from "../database/schema/batches.ts";
import { creations } from "../database/schema/contacts.ts";
import { keptEvents } from "../database/schema/events.ts";
import { columnChoices, leadLists } from "../database/schema/leads.ts";
import { rehearsals } from "../database/schema/rehearsals.ts";
import { grants, sessions, signInRefusals, users } from "../database/schema/sessions.ts";
import { settingsChanges } from "../database/schema/settings.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { retention } from "../retention.ts";
import { firstOf } from "../database/rows.ts";

/** What is kept of a user of Crosswalk, for the user, without the leads, who are others. */
export async function exportUser(database: Database, userId: string, words: Words) {
  const signIns = await database.select().from(grants).where(eq(grants.userId, userId));
  const panels = await database.select().from(sessions).where(eq(sessions.userId, userId));
  return {
    about: {
      purpose: words.write("export-user-purpose"),
      source: words.write("export-user-source"),
      recipients: words.write("export-recipients"),
      kept: [
        words.write("export-kept-user", { months: retention.users.months }),
        words.write("export-kept-ledger", { months: retention.ledger.months }),
        words.write("export-kept-sign-ins", { days: retention.sessions.days }),
        words.write("export-kept-events", { days: retention.events.days }),
      ],
      rights: words.write("export-rights"),
    },
    user: await firstOf(database.select().from(users).where(eq(users.id, userId))),
    signIns: signIns.map(({ createdAt, expiresAt }) => ({ createdAt, expiresAt })),
    sessions: panels.map(({ createdAt, lastUsedAt, endedAt, origin }) => ({
      createdAt,
      lastUsedAt,
      endedAt,
      origin,
    })),
    refusedSignIns: await database.select().from(signInRefusals).where(eq(signInRefusals.userId, userId)),
    lists: await database
      .select({ name: leadLists.name, createdAt: leadLists.createdAt, leads: leadLists.leadCount })
      .from(leadLists)
      .where(eq(leadLists.ownerId, userId)),
    columnChoices: await database.select().from(columnChoices).where(eq(columnChoices.userId, userId)),
    batches: await database
      .select({ id: batches.id, state: batches.state, createdAt: batches.createdAt })
      .from(batches)
      .where(eq(batches.userId, userId)),
    rehearsals: await database
      .select({ id: rehearsals.id, state: rehearsals.state, createdAt: rehearsals.createdAt })
      .from(rehearsals)
      .where(eq(rehearsals.userId, userId)),
    creations: await database
      .select({
        id: creations.id,
        state: creations.state,
        createdAt: creations.createdAt,
        contactId: creations.contactId,
      })
      .from(creations)
      .where(eq(creations.userId, userId)),
    addedRoles: await database
      .select({ id: addedRoles.id, state: addedRoles.state, createdAt: addedRoles.createdAt })
      .from(addedRoles)
      .where(eq(addedRoles.userId, userId)),
    settingsChanges: await database.select().from(settingsChanges).where(eq(settingsChanges.userId, userId)),
    events: await database.select().from(keptEvents).where(eq(keptEvents.userId, userId)),
  };
}
