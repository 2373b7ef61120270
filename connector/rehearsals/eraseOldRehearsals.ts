import { and, desc, eq, inArray, isNull, lt, type SQL } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { changesOf } from "../database/database.ts";
import { orgIds } from "../database/orgIds.ts";
import { rehearsalRows, rehearsals } from "../database/schema/rehearsals.ts";
import { untilNone } from "../database/inSteps.ts";
import { event } from "../log/event.ts";
import { keptSince, rehearsalsKeptMax, retention } from "../retention.ts";
import { isOpen } from "./cancelRehearsal.ts";
import { writeRehearsal } from "./writeRehearsal.ts";

const rowsPerStep = 250;

type Erasing = Pick<AppContext, "database" | "clock" | "log">;

/**
 * Erases rehearsals, with their rows, that began longer ago than they are kept: what they foretold is out of
 * date by then. Those that still wait for somebody end first. Of a user with many, the oldest go before that.
 */
export async function eraseOldRehearsals(app: Erasing): Promise<void> {
  const before = keptSince(app.clock(), retention.rehearsals).getTime();
  for (const orgId of await orgIds(app.database)) {
    const isOld = and(eq(rehearsals.orgId, orgId), lt(rehearsals.createdAt, before));
    await endOpen(app, isOld);
    await erase(app, orgId, [...(await endedIn(app, isOld)), ...(await beyondMany(app, orgId))]);
  }
}

const isOver = inArray(rehearsals.state, ["finished", "cancelled"]);

async function endOpen(app: Erasing, isOld: SQL | undefined): Promise<void> {
  const left = await app.database.select({ id: rehearsals.id }).from(rehearsals).where(and(isOld, isOpen));
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  for (const { id } of left)
    await writeRehearsal(app, { ...cancelled, finishedAt }, and(eq(rehearsals.id, id), isOpen));
}

async function endedIn({ database }: Erasing, isOld: SQL | undefined): Promise<string[]> {
  const over = await database.select({ id: rehearsals.id }).from(rehearsals).where(and(isOld, isOver));
  return over.map(({ id }) => id);
}

/** Without those for whose lost answer Salesforce is still asked. */
async function beyondMany({ database }: Erasing, orgId: string): Promise<string[]> {
  const ended = await database
    .select({ id: rehearsals.id, userId: rehearsals.userId })
    .from(rehearsals)
    .where(and(eq(rehearsals.orgId, orgId), isOver, isNull(rehearsals.lookAt)))
    .orderBy(desc(rehearsals.createdAt));
  const byUser = Map.groupBy(ended, ({ userId }) => userId);
  return [...byUser.values()].flatMap((own) => own.slice(rehearsalsKeptMax).map(({ id }) => id));
}

async function erase(app: Erasing, orgId: string, listed: readonly string[]): Promise<void> {
  const ids = new Set(listed);
  let rows = 0;
  for (const id of ids) {
    const ofIt = eq(rehearsalRows.rehearsalId, id);
    await untilNone(
      app.database,
      async (tx) => {
        const some = await tx
          .select({ position: rehearsalRows.position })
          .from(rehearsalRows)
          .where(ofIt)
          .limit(rowsPerStep);
        if (some.length === 0) return 0;
        const positions = some.map(({ position }) => position);
        return changesOf(
          await tx.delete(rehearsalRows).where(and(ofIt, inArray(rehearsalRows.position, positions))),
        );
      },
      (erased) => (rows += erased),
    );
    await app.database.delete(rehearsals).where(eq(rehearsals.id, id));
  }
  if (ids.size > 0) await event(app, "rehearsals.erased", { orgId, rows });
}
