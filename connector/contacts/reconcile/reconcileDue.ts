import { and, asc, isNotNull, lte } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { AppError } from "../../errors.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { checkLater, reconcileCreation } from "./reconcileCreation.ts";
import { releaseInterrupted } from "./releaseInterrupted.ts";

const dueMax = 200;
/** How many users' creations are looked for at once; one user's are looked for one after the other. */
const usersAtOnceMax = 8;

/** The background job: settles every creation whose time to look has come. */
export async function reconcileDue(app: AppContext): Promise<void> {
  releaseInterrupted(app);
  const due = app.database
    .select()
    .from(creations)
    .where(and(isNotNull(creations.checkAt), lte(creations.checkAt, app.clock().getTime())))
    .orderBy(asc(creations.checkAt))
    .limit(dueMax)
    .all();
  const byUser = [...Map.groupBy(due, ({ userId }) => userId).values()];
  const workers = Array.from({ length: Math.min(usersAtOnceMax, byUser.length) }, async () => {
    for (let own = byUser.shift(); own; own = byUser.shift()) await reconcileOwn(app, own);
  });
  await Promise.all(workers);
}

async function reconcileOwn(app: AppContext, own: Creation[]): Promise<void> {
  for (const creation of own) {
    try {
      await reconcileCreation(contextForUser(app, creation.userId, `reconcile-${creation.id}`), creation);
    } catch (error) {
      checkLater(app, creation);
      // Not signed in, or Salesforce still down: it stays unknown, and is asked for until somebody answers.
      const expected = error instanceof AppError;
      app.log[expected ? "info" : "error"](
        { err: error, creationId: creation.id },
        "lost answer not settled yet",
      );
    }
  }
}
