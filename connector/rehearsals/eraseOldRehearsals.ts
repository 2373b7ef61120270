import { and, eq, inArray, lt } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { changesOf } from "../database/database.ts";
import { orgIds } from "../database/orgIds.ts";
import { rehearsalRows, rehearsals } from "../database/schema/rehearsals.ts";
import { untilNone } from "../database/untilNone.ts";
import { event } from "../log/event.ts";
import { keptSince, retention } from "../retention.ts";
import { isOpen } from "./cancelRehearsal.ts";
import { writeRehearsal } from "./writeRehearsal.ts";

const rowsPerStep = 250;

type Erasing = Pick<AppContext, "database" | "clock" | "log">;

/**
 * Erases rehearsals, with their rows, that began longer ago than they are kept: what they foretold is out of
 * date by then. Those that still wait for somebody end first.
 */
export async function eraseOldRehearsals(app: Erasing): Promise<void> {
  const before = keptSince(app.clock(), retention.rehearsals).getTime();
  for (const orgId of await orgIds(app.database)) await eraseBefore(app, orgId, before);
}

async function eraseBefore(app: Erasing, orgId: string, before: number): Promise<void> {
  const isOld = and(eq(rehearsals.orgId, orgId), lt(rehearsals.createdAt, before));
  const left = await app.database
    .select({ id: rehearsals.id })
    .from(rehearsals)
    .where(and(isOld, isOpen))
    .all();
  const cancelled = { state: "cancelled", problem: null, resumeAt: null } as const;
  const finishedAt = app.clock().getTime();
  for (const { id } of left)
    await writeRehearsal(app, { ...cancelled, finishedAt }, and(eq(rehearsals.id, id), isOpen));
  const isOver = inArray(rehearsals.state, ["finished", "cancelled"]);
  const over = await app.database
    .select({ id: rehearsals.id })
    .from(rehearsals)
    .where(and(isOld, isOver))
    .all();
  let rows = 0;
  for (const { id } of over) {
    const ofIt = eq(rehearsalRows.rehearsalId, id);
    await untilNone(
      app.database,
      async (tx) => {
        const some = await tx
          .select({ position: rehearsalRows.position })
          .from(rehearsalRows)
          .where(ofIt)
          .limit(rowsPerStep)
          .all();
        if (some.length === 0) return 0;
        const positions = some.map(({ position }) => position);
        return changesOf(
          await tx
            .delete(rehearsalRows)
            .where(and(ofIt, inArray(rehearsalRows.position, positions)))
            .run(),
        );
      },
      (erased) => (rows += erased),
    );
    await app.database.delete(rehearsals).where(eq(rehearsals.id, id)).run();
  }
  if (over.length > 0) await event(app, "rehearsals.erased", { orgId, rows });
}
