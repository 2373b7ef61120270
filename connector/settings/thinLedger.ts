import { and, eq, gte, inArray, isNotNull, lt, not, sql } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { changesOf, type DatabaseHandle } from "../database/database.ts";
import { untilNone } from "../database/inSteps.ts";
import { orgIds } from "../database/rows.ts";
import { addedRoles, isAdding } from "../database/schema/addedRoles.ts";
import { creationCounts, creations } from "../database/schema/contacts.ts";
import { event } from "../log/event.ts";
import { keptSince, retention } from "../retention.ts";
import { monthOf, quotaTimeZone } from "./quotaTerms.ts";
import { failureCode, outcomeOf } from "./usageByUser.ts";

const rowsPerStep = 250;

type Thinning = Pick<AppContext, "database" | "clock" | "log">;

/**
 * Counts creations of months that are kept long enough, and deletes their rows. Those that run or are in
 * doubt stay.
 */
export async function thinLedger(app: Thinning): Promise<void> {
  await thinRoles(app);
  for (const orgId of await orgIds(app.database)) {
    const before = monthOf(
      keptSince(app.clock(), retention.ledger),
      await quotaTimeZone(app.database, orgId),
    );
    let thinned = 0;
    try {
      await untilNone(
        app.database,
        (tx) => thinSome(tx, orgId, before),
        (rows) => (thinned += rows),
      );
    } finally {
      if (thinned > 0) await event(app, "ledger.thinned", { orgId, rows: thinned });
    }
  }
}

/** Added roles count for nothing, so that they go without being counted. */
async function thinRoles({ database, clock }: Thinning): Promise<void> {
  const before = keptSince(clock(), retention.ledger).getTime();
  const thinSomeRoles = async (tx: DatabaseHandle) => {
    const ended = await tx
      .select({ id: addedRoles.id })
      .from(addedRoles)
      .where(and(lt(addedRoles.createdAt, before), not(isAdding)))
      .limit(rowsPerStep);
    const ids = ended.map(({ id }) => id);
    if (ids.length === 0) return 0;
    return changesOf(await tx.delete(addedRoles).where(inArray(addedRoles.id, ids)));
  };
  await untilNone(database, thinSomeRoles, () => undefined);
}

/** Gives the number of rows. What is counted and what goes is one transaction: no crash counts twice. */
async function thinSome(tx: DatabaseHandle, orgId: string, before: string): Promise<number> {
  const ended = await tx
    .select({
      id: creations.id,
      userId: creations.userId,
      month: creations.month,
      state: creations.state,
      code: failureCode(tx),
    })
    .from(creations)
    .where(
      and(
        eq(creations.orgId, orgId),
        lt(creations.month, before),
        inArray(creations.state, ["created", "undone", "failed", "never-known"]),
        ...(await heldBack(tx, orgId)),
      ),
    )
    .limit(rowsPerStep);
  if (ended.length === 0) return 0;
  const counted = Map.groupBy(ended, (row) => JSON.stringify([row.userId, row.month, outcomeOf(row)]));
  for (const [key, rows] of counted) {
    const [userId = "", month = "", outcome = ""] = JSON.parse(key) as string[];
    await tx
      .insert(creationCounts)
      .values({ orgId, userId, month, outcome, count: rows.length })
      .onConflictDoUpdate({
        target: [creationCounts.orgId, creationCounts.month, creationCounts.userId, creationCounts.outcome],
        set: { count: sql`${creationCounts.count} + excluded.count` },
      });
  }
  const ids = ended.map(({ id }) => id);
  return changesOf(await tx.delete(creations).where(inArray(creations.id, ids)));
}

/**
 * Leaves out creations whose answer was lost and that are still looked for, and what their user has made
 * since: whoever finds a contact has to know which contacts are another creation's.
 */
async function heldBack(tx: DatabaseHandle, orgId: string) {
  // Without a word of the org, by which SQLite would go through all that the org has instead of the few.
  const doubts = await tx
    .select({ orgId: creations.orgId, userId: creations.userId, since: creations.month })
    .from(creations)
    .where(isNotNull(creations.checkAt));
  return doubts
    .filter((doubt) => doubt.orgId === orgId)
    .map(({ userId, since }) =>
      not(sql`(${and(eq(creations.userId, userId), gte(creations.month, since))})`),
    );
}
