import { and, eq } from "drizzle-orm";
import { endLostAnswersOf } from "../creations/reconcile/endLostAnswers.ts";
import { endLostRolesOf } from "../creations/roles/settleRoles.ts";
import { batches } from "../database/schema/batches.ts";
import type { Happening } from "../log/keepEvent.ts";
import { eraseUser } from "../privacy/eraseUser.ts";
import { cancelAbandoned, isOpen } from "./cancelAbandoned.ts";
import { cancelUndosOf } from "./cancelUndosOf.ts";

/**
 * Erases a user who has left. First their batches and undos are cancelled, and their lost answers end as
 * never known, because nobody can ask Salesforce as them any more.
 */
export async function eraseDeparted(app: Happening, userId: string): ReturnType<typeof eraseUser> {
  const { database, clock } = app;
  const own = await database
    .select({ id: batches.id })
    .from(batches)
    .where(and(eq(batches.userId, userId), isOpen));
  await cancelAbandoned(
    app,
    own.map(({ id }) => id),
  );
  await cancelUndosOf(app, userId);
  await endLostAnswersOf(app, userId);
  await endLostRolesOf(app, userId);
  return eraseUser({ database, now: clock() }, userId);
}
