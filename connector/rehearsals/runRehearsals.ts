import { and, asc, eq, inArray, isNotNull, lte, notExists, sql } from "drizzle-orm";
import { isDue } from "../batches/isDue.ts";
import { takeTurns } from "../batches/takeTurns.ts";
import type { AppContext } from "../context.ts";
import { batches } from "../database/schema/batches.ts";
import { rehearsals, type Rehearsal } from "../database/schema/rehearsals.ts";
import { isOpen } from "./cancelRehearsal.ts";
import { lookAgain } from "./lookAgain.ts";
import { stepRehearsal } from "./stepRehearsal.ts";

/** Users whose rehearsals run at the same time, each with one request in flight. */
const usersAtOnceMax = 4;

/**
 * The background job: one request a turn, round-robin by user. A user's batch goes before their rehearsal,
 * for both would lock the same accounts. Runs in one connector only, the leader. Ends when nothing is left to
 * ask, or on `signal`. Throws where the database fails, after finishing what it has begun.
 */
export async function runRehearsals(
  app: AppContext,
  signal: AbortSignal,
  stepEnded: () => void = () => undefined,
): Promise<void> {
  await takeTurns(app, signal, {
    usersAtOnceMax,
    stepEnded,
    runnable: async () =>
      (await runnable(app)).map((next) => ({
        userId: next.userId,
        step: () => (isOver(next) ? lookAgain(app, next) : stepRehearsal(app, next)),
      })),
  });
}

const isOver = ({ state }: Rehearsal) => state === "finished" || state === "cancelled";

/** Those to ask something for now, oldest first; then ended ones with a lost answer to look for. */
async function runnable(app: AppContext): Promise<Rehearsal[]> {
  const sending = app.database
    .select({ one: sql`1` })
    .from(batches)
    .where(
      and(
        eq(batches.orgId, rehearsals.orgId),
        eq(batches.userId, rehearsals.userId),
        eq(batches.state, "running"),
      ),
    );
  const open = await app.database
    .select()
    .from(rehearsals)
    .where(and(isOpen, notExists(sending)))
    .orderBy(asc(rehearsals.createdAt));
  const isToLook = and(isNotNull(rehearsals.lookAt), lte(rehearsals.lookAt, app.clock().getTime()));
  const ended = await app.database
    .select()
    .from(rehearsals)
    .where(and(inArray(rehearsals.state, ["finished", "cancelled"]), isToLook))
    .orderBy(asc(rehearsals.lookAt));
  return [...open.filter((rehearsal) => isDue(app, rehearsal)), ...ended];
}
