import { and, asc, eq, exists, gt, isNotNull } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import type { CacheKind } from "../../memory.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { grants } from "../../database/schema/sessions.ts";
import { AppError, policyOf } from "../../errors.ts";
import { forgetMatches } from "../../matches/matchCache.ts";
import { refusal } from "../../reasons/refusal.ts";
import { unlessHidden } from "../../salesforce/unlessHidden.ts";
import { lookUpContact } from "../lookUpContact.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { markKept } from "../ledger/markKept.ts";
import { markUndone } from "../ledger/markUndone.ts";
import { endWait, mayNotBeAtWork, pauseMs, waitKey } from "../ledger/schedule.ts";

const undosMax = 200;

/** When to ask next, by the clock that nobody sets. A connector that starts asks at once. */
const looks: CacheKind<number> = { max: Infinity };

/**
 * The background job: asks Salesforce, as their own user, how undos ended whose answer was lost or whose
 * connector was killed, and settles those that are certain. Sends no deletion: the contact may have been
 * restored by somebody who needs it. Undos of users who are signed out wait. Runs in one connector only, the
 * leader.
 */
export async function settleUndos(app: AppContext): Promise<void> {
  if (!(await app.runner.isLeader())) return;
  const next = app.memory.shared(looks);
  const isSignedIn = exists(
    app.database
      .select({ id: grants.id })
      .from(grants)
      .where(
        and(
          eq(grants.userId, creations.userId),
          eq(grants.orgId, creations.orgId),
          gt(grants.expiresAt, app.clock()),
        ),
      ),
  );
  const open = await app.database
    .select()
    .from(creations)
    .where(and(isNotNull(creations.undoAt), isSignedIn))
    .orderBy(asc(creations.undoAt))
    .limit(undosMax)
    .all();
  const due = open.filter(
    (creation) =>
      !app.runner.inFlight.has(creation.id) && (next.get(waitKey(creation)) ?? 0) <= app.elapsedMs(),
  );
  for (const creation of due) {
    next.set(waitKey(creation), app.elapsedMs() + pauseMs(app, creation));
    try {
      if (!(await isSettled(await contextForUser(app, creation, `undo-${creation.id}`), creation))) continue;
      next.delete(waitKey(creation));
      endWait(app, creation);
    } catch (error) {
      // The user is signed out, or Salesforce is down: it is asked again.
      const { id, userId } = creation;
      const level = error instanceof AppError ? "info" : "error";
      app.log[level]({ err: error, userId, creationIds: [id] }, "undo not settled yet");
      const leastMs = error instanceof AppError ? (policyOf(error).pauseMs ?? 0) : 0;
      next.set(waitKey(creation), app.elapsedMs() + Math.max(leastMs, pauseMs(app, creation)));
    }
  }
}

async function isSettled(ctx: RequestContext, creation: Creation): Promise<boolean> {
  const fate = await unlessHidden(() => lookUpContact(ctx, creation), "unseen");
  if (fate === "deleted") await markUndone(ctx, creation, "found");
  else if (fate === "merged") await markKept(ctx, creation, refusal("undo-merged"));
  // Salesforce may still be at work on it.
  else if (!mayNotBeAtWork(ctx, creation)) return false;
  else if (fate === "unseen") await markKept(ctx, creation, refusal("undo-unseen"));
  else await markKept(ctx, creation, refusal("undo-not-done"));
  await forgetMatches(ctx);
  return true;
}
