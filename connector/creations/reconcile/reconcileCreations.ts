import { and, eq, inArray, ne } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { creations, isRunning, type Creation, type CreationState } from "../../database/schema/contacts.ts";
import type { AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";
import { event } from "../../log/event.ts";
import { forgetMatches } from "../../matches/matchCache.ts";
import { findCreatedContacts, type FoundContact } from "../../salesforce/findCreatedContacts.ts";
import { recordUrl } from "../../salesforce/recordUrl.ts";
import { notCreated, idsOf, settleCreated, settleFailed, settleForGood } from "../ledger/transitions.ts";
import { endWait, isOverdue, lateCheckAt, nextCheckAt } from "../ledger/schedule.ts";

const unknownSkewMs = 60 * 60_000;

/**
 * Asks Salesforce, as their own user, how creations with a lost answer ended, and settles those that are
 * certain. The others are asked for again later. Sends nothing. Throws where Salesforce cannot be asked.
 */
export async function reconcileCreations(ctx: RequestContext, lost: Creation[]): Promise<void> {
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
    await forgetMatches(ctx);
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
