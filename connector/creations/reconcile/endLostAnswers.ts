import { and, eq, gt, isNotNull, lt, or, type SQL } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { creations, isRunning } from "../../database/schema/contacts.ts";
import { grants, users } from "../../database/schema/sessions.ts";
import type { Happening } from "../../log/keepEvent.ts";
import { keptSince, retention } from "../../retention.ts";
import { refusal } from "../../reasons/refusal.ts";
import { idColumns, markKept, settleForGood, settleNeverKnown } from "../ledger/transitions.ts";
import { endWait } from "../ledger/schedule.ts";
import { firstOf } from "../../database/rows.ts";

/**
 * Ends lost answers of users who have not signed in for so long that they may have left: only their own
 * session could ask Salesforce. What was kept to recognize the contact goes, and the lead is free again.
 * Undos end after the same time whoever is signed in: what has not been found out by then never is.
 */
export async function endLostAnswers(
  app: Pick<AppContext, "database" | "clock" | "log" | "memory">,
): Promise<void> {
  const before = keptSince(app.clock(), retention.lostAnswers);
  const away = new Map<string, boolean>();
  for (const creation of await findLost(app.database, lt(creations.lostAt, before.getTime()))) {
    const user = `${creation.orgId}:${creation.userId}`;
    if (!away.has(user)) away.set(user, await isAway(app, creation, before));
    if (!away.get(user)) continue;
    await end(app, creation);
    endWait(app, creation);
  }
  for (const creation of await findUndos(app.database, lt(creations.undoAt, before.getTime()))) {
    await markKept(app, creation, refusal("undo-never-known"));
  }
}

/** The same at once for all lost answers of a user who has left. */
export async function endLostAnswersOf(app: Happening, userId: string): Promise<void> {
  for (const creation of await findLost(app.database, eq(creations.userId, userId))) await end(app, creation);
  for (const creation of await findUndos(app.database, eq(creations.userId, userId)))
    await markKept(app, creation, refusal("undo-never-known"));
}

/** Undos whose end is not known. */
async function findUndos(handle: DatabaseHandle, where: SQL) {
  return await handle
    .select({ ...idColumns, contactId: creations.contactId, undoAt: creations.undoAt })
    .from(creations)
    .where(and(isNotNull(creations.undoAt), where));
}

async function end(app: Happening, creation: LostCreation): Promise<void> {
  if (creation.state === "unknown") await settleNeverKnown(app, creation);
  else await settleForGood(app, creation);
}

type LostCreation = Awaited<ReturnType<typeof findLost>>[number];

/** Creations whose end is unknown, and failed ones that are looked for once more. */
async function findLost(handle: DatabaseHandle, where: SQL) {
  const find = (ofState: SQL | undefined) =>
    handle
      .select({ ...idColumns, state: creations.state })
      .from(creations)
      .where(and(ofState, where));
  // Apart, because each has an index of its own, whose very words it has to be asked in.
  const unknown = await find(and(isRunning, eq(creations.state, "unknown")));
  const failed = await find(and(isNotNull(creations.checkAt), eq(creations.state, "failed")));
  return [...unknown, ...failed];
}

/** Whether the user has neither a session now nor signed in since, to that org. */
export async function isAway(
  { database, clock }: Pick<AppContext, "database" | "clock">,
  { userId, orgId }: { userId: string; orgId: string },
  since: Date,
): Promise<boolean> {
  const seen = await firstOf(
    database
      .select({ id: users.id })
      .from(users)
      .leftJoin(grants, and(eq(grants.userId, users.id), gt(grants.expiresAt, clock())))
      .where(
        and(eq(users.id, userId), eq(users.orgId, orgId), or(isNotNull(grants.id), gt(users.seenAt, since))),
      ),
  );
  return seen === undefined;
}
