import { and, asc, gt, isNotNull, lte, or } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { AppError } from "../../errors.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { checkLater, reconcileCreations } from "./reconcileCreations.ts";
import { releaseInterrupted } from "./releaseInterrupted.ts";
import { putOffMaxMs } from "../ledger/schedule.ts";

const dueMax = 200;
/** Users whose creations are looked for at the same time; one user's are looked for together. */
const usersAtOnceMax = 8;

/** The background job: settles creations that are due for a look. Runs in one connector only, the leader. */
export async function reconcileDue(app: AppContext): Promise<void> {
  await releaseInterrupted(app);
  if (!(await app.runner.isLeader())) return;
  const now = app.clock().getTime();
  const due = await app.database
    .select()
    .from(creations)
    .where(
      and(
        isNotNull(creations.checkAt),
        or(lte(creations.checkAt, now), gt(creations.checkAt, now + putOffMaxMs)),
      ),
    )
    .orderBy(asc(creations.checkAt))
    .limit(dueMax);
  const byUser = [...Map.groupBy(due, ({ orgId, userId }) => `${orgId}:${userId}`).values()];
  const workers = Array.from({ length: Math.min(usersAtOnceMax, byUser.length) }, async () => {
    for (let own = byUser.shift(); own; own = byUser.shift()) await reconcileOwn(app, own);
  });
  await Promise.all(workers);
}

async function reconcileOwn(app: AppContext, own: Creation[]): Promise<void> {
  const [first] = own;
  if (!first) return;
  try {
    await reconcileCreations(await contextForUser(app, first, `reconcile-${first.id}`), own);
  } catch (error) {
    for (const creation of own) await checkLater(app, creation);
    // The user is signed out, or Salesforce is down: the creations stay unknown, and are looked for again.
    const level = error instanceof AppError ? "info" : "error";
    const creationIds = own.map(({ id }) => id);
    app.log[level]({ err: error, userId: first.userId, creationIds }, "lost answers not settled yet");
  }
}
