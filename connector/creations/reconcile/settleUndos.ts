import { and, asc, eq, exists, gt, isNotNull } from "drizzle-orm";
import type { AppContext, RequestContext } from "../../context.ts";
import { chunksOf } from "../../work/inTurns.ts";
import type { CacheKind } from "../../work/memory.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { LeadLink } from "../../database/schema/leads.ts";
import { grants } from "../../database/schema/sessions.ts";
import { AppError, policyOf } from "../../errors.ts";
import { linksToAny } from "../../leads/recordLink.ts";
import { tellCrmChange } from "../../matches/crmChanges.ts";
import { refusal } from "../../reasons/refusal.ts";
import { lookUpFates, type RecordFate } from "../../salesforce/lookUpRecord.ts";
import { unlessHidden } from "../../salesforce/patience.ts";
import { followMerge } from "../lookUpForUndos.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { markKept, markUndone } from "../ledger/transitions.ts";
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
    .limit(undosMax);
  const due = open.filter(
    (creation) =>
      !app.runner.inFlight.has(creation.id) && (next.get(waitKey(creation)) ?? 0) <= app.elapsedMs(),
  );
  const byUser = Map.groupBy(due, ({ orgId, userId }) => `${orgId}:${userId}`);
  for (const own of [...byUser.values()].flatMap((all) => chunksOf(all, togetherMax))) {
    await settleOwn(app, own);
  }
}

/** Contacts of one user that Salesforce is asked about together. */
const togetherMax = 100;

/** Asks about undos of one user, in one API call. */
async function settleOwn(app: AppContext, own: readonly Creation[]): Promise<void> {
  const [first] = own;
  if (!first) return;
  const next = app.memory.shared(looks);
  for (const creation of own) next.set(waitKey(creation), app.elapsedMs() + pauseMs(app, creation));
  try {
    const ctx = await contextForUser(app, first, `undo-${first.id}`);
    const ids = own.flatMap(({ contactId }) => contactId ?? []);
    const fates = await unlessHidden(() => lookUpFates(ctx.salesforce, ids), new Map<string, RecordFate>());
    const isAnyGone = [...fates.values()].some(({ state }) => state === "deleted");
    const links = isAnyGone ? await linksToAny(app.database, ids) : [];
    let isAnySettled = false;
    for (const creation of own) {
      if (!(await isSettled(ctx, creation, fates, links))) continue;
      isAnySettled = true;
      next.delete(waitKey(creation));
      endWait(app, creation);
    }
    if (isAnySettled) await tellCrmChange(ctx);
  } catch (error) {
    // The user is signed out, or Salesforce is down: it is asked again.
    const level = error instanceof AppError ? "info" : "error";
    const creationIds = own.map(({ id }) => id);
    app.log[level]({ err: error, userId: first.userId, creationIds }, "undo not settled yet");
    const leastMs = error instanceof AppError ? (policyOf(error).pauseMs ?? 0) : 0;
    for (const creation of own)
      next.set(waitKey(creation), app.elapsedMs() + Math.max(leastMs, pauseMs(app, creation)));
  }
}

async function isSettled(
  ctx: RequestContext,
  creation: Creation,
  fates: ReadonlyMap<string, RecordFate>,
  links: readonly LeadLink[],
): Promise<boolean> {
  const { state } = await followMerge(ctx, creation, fates.get(creation.contactId ?? ""));
  const own = links.filter(({ recordId }) => recordId === creation.contactId);
  if (state === "deleted") await markUndone(ctx, creation, "found", { known: own });
  else if (state === "merged") await markKept(ctx, creation, refusal("undo-merged"));
  // Salesforce may still be at work on it.
  else if (!mayNotBeAtWork(ctx, creation)) return false;
  else if (state === "unseen") await markKept(ctx, creation, refusal("undo-unseen"));
  else await markKept(ctx, creation, refusal("undo-not-done"));
  return true;
}
