import { eq } from "drizzle-orm";
import { endLostAnswersOf } from "../creations/reconcile/endLostAnswers.ts";
import { endLostRolesOf } from "../creations/roles/settleRoles.ts";
import type { Happening } from "../log/keepEvent.ts";
import { eraseUser } from "../privacy/eraseUser.ts";
import { batchKind } from "./batch/batchKind.ts";
import { cancelLeft } from "./lifecycle.ts";
import { undoKind } from "./undo/undoKind.ts";

/**
 * Erases a user who has left. First their batches and undos are cancelled, and their lost answers end as
 * never known, because nobody can ask Salesforce as them any more.
 */
export async function eraseDeparted(app: Happening, userId: string): ReturnType<typeof eraseUser> {
  const { database, clock } = app;
  for (const kind of [batchKind, undoKind]) await cancelLeft(kind, app, eq(kind.table.userId, userId));
  await endLostAnswersOf(app, userId);
  await endLostRolesOf(app, userId);
  return eraseUser({ database, now: clock() }, userId);
}
