import { and, eq, inArray, ne, asc, gt, isNotNull, lte, or } from "drizzle-orm";
import type { RequestContext, AppContext } from "../../context.ts";
import { creations, isRunning, type Creation, type CreationState } from "../../database/schema/contacts.ts";
import { AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";
import { event } from "../../log/event.ts";
import { tellCrmChange } from "../../matches/crmChanges.ts";
import { findCreatedContacts, type FoundContact } from "../../salesforce/findCreatedContacts.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import {
  notCreated,
  idsOf,
  settleCreated,
  settleFailed,
  settleForGood,
  idColumns,
  markUnknown,
} from "../ledger/transitions.ts";
import { endWait, isOverdue, lateCheckAt, nextCheckAt, putOffMaxMs } from "../ledger/schedule.ts";
import { contextForUser } from "../../signIn/contextFor.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { openRestores } from "../restored/restores.ts";
import { firstOf } from "../../database/rows.ts";

const unknownSkewMs = 60 * 60_000;

/**
 * Asks Salesforce, as their own user, how creations with a lost answer ended, and settles those that are
 * certain. The others are asked for again later. Sends nothing. Throws where Salesforce cannot be asked.
 */
async function reconcileCreations(ctx: RequestContext, lost: Creation[]): Promise<void> {
  const sought = new Map(lost.map((creation) => [creation, soughtFor(creation)]));
  const found = await findCreatedContacts(ctx.salesforce, [...sought.values()]);
  for (const [creation, one] of sought) await settle(ctx, creation, found.get(one) ?? []);
}

/** Postpones the next look, unless somebody else has looked meanwhile, who says when the next one is. */
export async function checkLater(
  ctx: Pick<RequestContext, "database" | "memory" | "clock" | "elapsedMs">,
  creation: Creation,
): Promise<void> {
  if (creation.checkAt === null) return;
  await ctx.database
    .update(creations)
    .set({ checkAt: nextCheckAt(ctx, creation) })
    .where(and(eq(creations.id, creation.id), eq(creations.checkAt, creation.checkAt)));
}

async function settle(ctx: RequestContext, creation: Creation, found: FoundContact[]): Promise<void> {
  const unclaimed = await withoutClaimed(ctx, creation, found);
  const ours = unclaimed.find((contact) => contact.createdById === creation.userId);
  if (ours && (await isBeingMade(ctx, creation))) {
    await checkLater(ctx, creation);
    return;
  }
  // Another connector may have settled another try with this contact meanwhile.
  if (ours && (await settleCreated(ctx, creation, ours, { isFound: true }))) {
    endWait(ctx, creation);
    await tellCrmChange(ctx);
    await tellReconciled(ctx, creation, "created");
    return;
  }
  if (creation.state === "failed") {
    await settleForGood(ctx, creation);
    return;
  }
  // Only the unique field identifies the person; two contacts of an account may have the same name.
  const [other] = creation.externalId === null ? [] : found;
  if (other) {
    await settleFailed(ctx, creation, alreadyThere(ctx, other.contactId));
    await tellReconciled(ctx, creation, "failed");
    endWait(ctx, creation);
  } else if (isOverdue(ctx, creation)) {
    await settleFailed(ctx, creation, notCreated(), { checkAt: lateCheckAt(ctx) });
    endWait(ctx, creation);
    await tellReconciled(ctx, creation, "failed");
  } else {
    await checkLater(ctx, creation);
  }
}

async function tellReconciled(
  ctx: RequestContext,
  creation: Creation,
  outcome: CreationState,
): Promise<void> {
  const ms = creation.lostAt === null ? null : ctx.clock().getTime() - creation.lostAt;
  await event(ctx, "creation.reconciled", { ...idsOf(creation), outcome, ms });
}

function soughtFor(creation: Creation) {
  const values = creation.contact ?? {};
  const [field] = Object.entries(values).find(([, value]) => value === creation.externalId) ?? [];
  const { externalId } = creation;
  return {
    externalId: externalId !== null && field ? { field, value: externalId } : null,
    firstName: String(values["FirstName"] ?? ""),
    lastName: String(values["LastName"] ?? ""),
    accountId: String(values["AccountId"] ?? ""),
    createdById: creation.userId,
    createdAfter: createdAfter(creation),
    opportunityId: creation.opportunityId,
  };
}

/** By Salesforce's clock; by ours, minus an hour, where Salesforce had never answered before. */
function createdAfter({ sentAfter, createdAt }: Creation): Date {
  return new Date(sentAfter ?? createdAt - unknownSkewMs);
}

/** Leaves out contacts that other creations have. */
async function withoutClaimed(
  ctx: RequestContext,
  creation: Creation,
  found: FoundContact[],
): Promise<FoundContact[]> {
  if (found.length === 0) return found;
  const ids = found.map(({ contactId }) => contactId);
  const claimed = await ctx.database
    .select({ id: creations.id, contactId: creations.contactId })
    .from(creations)
    .where(inArray(creations.contactId, ids));
  const taken = new Set(claimed.filter(({ id }) => id !== creation.id).map(({ contactId }) => contactId));
  return found.filter(({ contactId }) => !taken.has(contactId));
}

/**
 * Whether the user has a request in flight for a contact with the same name and account. The contact found
 * may be that one's, and its answer will tell.
 */
async function isBeingMade(ctx: RequestContext, creation: Creation): Promise<boolean> {
  const sent = await ctx.database
    .select()
    .from(creations)
    .where(
      and(
        isRunning,
        eq(creations.userId, creation.userId),
        eq(creations.state, "sent"),
        ne(creations.id, creation.id),
      ),
    );
  const nameOf = ({ contact }: Creation) =>
    JSON.stringify(["FirstName", "LastName", "AccountId"].map((field) => contact?.[field]));
  return sent.some((other) => other.leadId === creation.leadId || nameOf(other) === nameOf(creation));
}

function alreadyThere(ctx: RequestContext, recordId: string): AppError {
  return refusal("link-instead", {
    members: { recordId, url: recordUrl(ctx.salesforce.instanceUrl, "Contact", recordId) },
  });
}

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

/**
 * Releases creations whose connector has ended, or has lost track of them. Reserved ones were not sent: they
 * failed, and their quota is free. Sent ones are unknown, and Salesforce is asked. So it is about reserved
 * ones of a backup that was put back: they may have been sent after it.
 */
export async function releaseInterrupted(app: AppContext): Promise<void> {
  const running = await app.database
    .select({ ...idColumns, state: creations.state, runner: creations.runner })
    .from(creations)
    .where(and(isRunning, inArray(creations.state, ["reserved", "sent"])));
  const alive = new Map<string, boolean>();
  for (const { runner, ...creation } of running) {
    if (app.runner.inFlight.has(creation.id)) continue;
    if (runner !== null && runner !== app.runner.id) {
      if (!alive.has(runner)) alive.set(runner, await app.runner.isAlive(runner));
      if (alive.get(runner)) continue;
    }
    // It may have been sent, or settled, since it was read.
    await inTransaction(app.database, async (tx) => {
      const now = await firstOf(
        tx
          .select({ state: creations.state, runner: creations.runner })
          .from(creations)
          .where(eq(creations.id, creation.id)),
      );
      if (now?.runner !== runner || app.runner.inFlight.has(creation.id)) return;
      if (now.state !== "reserved") return markUnknown(app, creation);
      if ((await openRestores(tx, creation)).length === 0)
        await settleFailed(app, creation, refusal("not-sent"));
      else await markUnknown(app, creation);
    });
  }
}
