import { and, eq, inArray } from "drizzle-orm";
import { randomUUID } from "node:crypto";
import type { RequestContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { creations, type ContactValues, type Creation } from "../../database/schema/contacts.ts";
import { AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";
import { lookUpVisibility, showRecord } from "../../leads/knownVisibility.ts";
import { everybody, readLink, readOwnLink, type LeadLink } from "../../leads/recordLink.ts";
import { monthOf } from "../../quota/month.ts";
import type { QuotaOwner } from "../../quota/readQuota.ts";
import { requireQuota } from "../../quota/requireQuota.ts";
import type { Idempotency } from "./idempotency.ts";

export interface NewCreation {
  owner: QuotaOwner;
  leadId: string;
  batchId?: string;
  idempotency?: Idempotency;
  externalId: string | null;
  contact: ContactValues;
  opportunityId: string | null;
  role: string | null;
  isPrimary: boolean;
  saveAnyway: boolean;
}

/** The states in which a creation is still running. */
export const runningStates = ["reserved", "sent", "unknown"] as const;

/**
 * Writes a creation's row and takes its quota, in one transaction, before anything is sent. Throws `already-in-crm`,
 * `creation-in-progress` or `quota-exceeded`, and then nothing is written.
 */
export function reserveCreation(ctx: RequestContext, input: NewCreation): Creation {
  return inTransaction(ctx.database, (transaction) => {
    refuseLinked(ctx, transaction, input.leadId);
    refuseRunning(transaction, input.leadId);
    if (input.idempotency) refuseKeyInUse(transaction, input.owner, input.idempotency.key);
    const now = ctx.clock();
    requireQuota(transaction, input.owner, now);
    const row = { ...newRow(input, now), runner: ctx.runner.id };
    return transaction.insert(creations).values(row).returning().get();
  });
}

/** Another connector on the same database may have taken the key a moment ago. */
function refuseKeyInUse(handle: DatabaseHandle, { orgId, userId }: QuotaOwner, key: string): void {
  const known = handle
    .select({ id: creations.id })
    .from(creations)
    .where(and(eq(creations.orgId, orgId), eq(creations.userId, userId), eq(creations.idempotencyKey, key)))
    .get();
  if (known) throw new AppError("creation-in-progress", { members: { creationId: known.id } });
}

function newRow(
  { owner, idempotency, batchId, ...input }: NewCreation,
  now: Date,
): typeof creations.$inferInsert {
  return {
    ...input,
    ...owner,
    id: randomUUID(),
    batchId: batchId ?? null,
    month: monthOf(now),
    state: "reserved",
    idempotencyKey: idempotency?.key ?? null,
    requestDigest: idempotency?.digest ?? null,
    createdAt: now.getTime(),
  };
}

/**
 * Throws `already-in-crm` where the lead is linked to a Contact as the caller sees it, or a contact was made of it by anybody. A link to a
 * Salesforce Lead is none. A colleague's contact is named only where it has been looked up that the caller may see it.
 */
export function refuseLinked(ctx: RequestContext, handle: DatabaseHandle, leadId: string): void {
  const link = refusingLink(handle, leadId, ctx.caller.userId);
  if (!link) return;
  const shown = showRecord(ctx, link);
  throw refusal(shown.recordId === undefined ? "linked-unseen" : "linked", { members: shown });
}

/** Looks up whether the caller may see the contact that they would be refused with. */
export async function lookUpRefusal(ctx: RequestContext, leadIds: string[]): Promise<void> {
  const { database, caller } = ctx;
  const links = leadIds.map((leadId) => refusingLink(database, leadId, caller.userId));
  await lookUpVisibility(
    ctx,
    links.filter((link) => link !== undefined),
  );
}

function refusingLink(handle: DatabaseHandle, leadId: string, userId: string): LeadLink | undefined {
  const made = readOwnLink(handle, { leadId, forUser: everybody });
  const links = [readLink(handle, leadId, userId), made?.origin === "creation" ? made : undefined];
  return links.find((link) => link?.object === "Contact");
}

/** Throws `creation-in-progress` where a creation of the lead is running, whoever started it. */
export function refuseRunning(handle: DatabaseHandle, leadId: string): void {
  const running = handle
    .select({ id: creations.id })
    .from(creations)
    .where(and(eq(creations.leadId, leadId), inArray(creations.state, runningStates)))
    .get();
  if (!running) return;
  throw refusal("creation-in-progress", { members: { creationId: running.id } });
}
