import { inArray, type Placeholder, and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { allOfIds, prepared } from "../../database/prepared.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { eachInTransactions } from "../../database/inSteps.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { openRestores } from "./restores.ts";
import { creations } from "../../database/schema/contacts.ts";
import { restoreAnswers, type Restore } from "../../database/schema/restores.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { AppError, policyOf } from "../../errors.ts";
import { eachInTurns, mapPartsInTurns } from "../../work/inTurns.ts";
import { event, noReason, whyOf } from "../../log/event.ts";
import { tellCrmChange } from "../../matches/crmChanges.ts";
import { type CacheKind, together } from "../../work/memory.ts";
import { monthOf, quotaTimeZone } from "../../settings/quotaTerms.ts";
import { refusal } from "../../reasons/refusal.ts";
import { externalLeadId, leadIdField } from "../../salesforce/packageAccess.ts";
import { findContactsMade, type MadeContact } from "../../salesforce/findCreatedContacts.ts";
import { SalesforceRefusal } from "../../salesforce/translateError.ts";
import { recoverCreation } from "../ledger/recoverCreation.ts";
import { releaseInterrupted } from "../reconcile/reconcile.ts";
import { leads, type LeadRow } from "../../database/schema/leads.ts";
import { visibleLeadsById } from "../../leads/findLead.ts";

/** Questions that Salesforce has not answered yet. */
const questions: CacheKind<Promise<void>> = { max: 1 };

/** A question that Salesforce refuses for so long, while it answers others, is given up. */
const refusedMsMax = 60 * 60_000;

/**
 * Where the database was put back: asks Salesforce once, as the caller, which contacts they made since, and
 * writes those that the ledger lacks, before anything is created for them. Throws where Salesforce cannot be
 * asked now. Where it can't tell, that is told and the work goes on.
 */
export async function correctLedger(ctx: RequestContext): Promise<void> {
  const open = await openRestores(ctx.database, ctx.caller);
  if (open.length > 0) await together(ctx.memory.perUser(questions, ctx.caller), "", () => ask(ctx, open));
}

async function ask(ctx: RequestContext, open: readonly Restore[]): Promise<void> {
  // First, because afterwards a reserved row would fail as never sent although its contact was found.
  await releaseInterrupted(ctx);
  try {
    const made = await findMade(ctx, Math.min(...open.map(({ since }) => since)));
    const created = made === null ? null : await recover(ctx, made);
    await end(ctx, open, async () => {
      const { userId, orgId } = ctx.caller;
      if (created !== null) await event(ctx, "ledger.corrected", { userId, orgId, created });
      else await event(ctx, "ledger.not-corrected", { userId, orgId, ...noReason });
    });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    if (mayPass(ctx, error, open)) {
      throw error.code === "salesforce-unavailable" ? refusal("restored-not-asked", { cause: error }) : error;
    }
    await end(ctx, open, async () => {
      const { userId, orgId } = ctx.caller;
      await event(ctx, "ledger.not-corrected", { userId, orgId, ...whyOf(error) });
    });
  }
}

/** Null where the user can't see the package's field: then none of their contacts has it. */
async function findMade(ctx: RequestContext, since: number): Promise<MadeContact[] | null> {
  const { contact } = await contactDescribe(ctx);
  const field = leadIdField(contact);
  if (!field) return null;
  const { userId: createdById } = ctx.caller;
  return findContactsMade(ctx.salesforce, { field: field.name, createdById, since: new Date(since) });
}

/** Whether the question may be answered later. */
function mayPass({ clock }: RequestContext, error: AppError, open: readonly Restore[]): boolean {
  if (policyOf(error).retry !== "pauseBatch") return false;
  const isRefused = error.code === "salesforce-unavailable" && error.cause instanceof SalesforceRefusal;
  const foundAt = Math.max(...open.map((restore) => restore.foundAt));
  return !(isRefused && clock().getTime() - foundAt > refusedMsMax);
}

/** Gives the number of contacts that the ledger lacked. */
async function recover(ctx: RequestContext, made: readonly MadeContact[]): Promise<number> {
  const known = await contactsKnown(ctx, made);
  const lacking = made.filter(({ contactId }) => !known.has(contactId));
  if (lacking.length === 0) return 0;
  const leadIds = await leadsOfContacts(ctx, lacking);
  const timeZone = await quotaTimeZone(ctx.database, ctx.caller.orgId);
  let recovered = 0;
  await eachInTransactions(ctx.database, lacking, async (contact, transaction) => {
    const leadId = leadIds.get(contact.externalId) ?? null;
    const month = monthOf(contact.createdAt, timeZone);
    if (await recoverCreation(ctx, transaction, { contact, leadId, month })) recovered += 1;
  });
  ctx.metrics.recovered.inc(recovered);
  await tellCrmChange(ctx);
  return recovered;
}

async function contactsKnown(ctx: RequestContext, made: readonly MadeContact[]): Promise<Set<string | null>> {
  const ids = made.map(({ contactId }) => contactId);
  const rows = await mapPartsInTurns(ids, (part) => allOfIds(ctx.database, creationsOf, part));
  return new Set(rows.map(({ contactId }) => contactId));
}

const creationsOf = (handle: DatabaseHandle, ids: Placeholder[]) =>
  handle
    .select({ contactId: creations.contactId })
    .from(creations)
    .where(inArray(creations.contactId, ids))
    .prepare();

/** Asks no more, and tells the result, unless another connector has done so. */
async function end(ctx: RequestContext, open: readonly Restore[], tell: () => Promise<void>): Promise<void> {
  const { orgId, userId } = ctx.caller;
  await inTransaction(ctx.database, async (transaction) => {
    const still = await openRestores(transaction, ctx.caller);
    const answered = open.filter(({ id }) => still.some((restore) => restore.id === id));
    if (answered.length === 0) return;
    const answeredAt = ctx.clock().getTime();
    await transaction
      .insert(restoreAnswers)
      .values(answered.map(({ id: restoreId }) => ({ restoreId, orgId, userId, answeredAt })));
    await tell();
  });
}

const leadsPerPage = 1_000;

type Candidate = Pick<LeadRow, "id" | "ownerId">;

/**
 * The id of the lead of each contact, by the contact's external id. That is a hash, so that it is compared
 * with those of all leads of the org. Of several leads with the same person the caller's own is taken, then
 * one that the caller sees. A contact without an entry has no lead here any more.
 */
async function leadsOfContacts(
  ctx: RequestContext,
  contacts: readonly MadeContact[],
): Promise<Map<string, string>> {
  const candidates = await findCandidates(ctx, new Set(contacts.map(({ externalId }) => externalId)));
  const ids = [...candidates.values()].flat().map(({ id }) => id);
  const visible = await visibleLeadsById(ctx, ids);
  const rank = ({ id, ownerId }: Candidate) => (ownerId === ctx.caller.userId ? 0 : visible.has(id) ? 1 : 2);
  return new Map(
    [...candidates].map(([externalId, found]) => {
      const [best] = found.toSorted((one, other) => rank(one) - rank(other));
      return [externalId, best?.id ?? ""];
    }),
  );
}

/** Reads a page of leads at a time, so that others have their turns. */
async function findCandidates(
  { database, caller: { orgId } }: RequestContext,
  sought: ReadonlySet<string>,
): Promise<Map<string, Candidate[]>> {
  const found = new Map<string, Candidate[]>();
  // The org's field may be shorter than the value.
  const lengths = new Set([...sought].map(({ length }) => length));
  for (let after = ""; sought.size > 0;) {
    const page = await prepared(database, pageOfLeads).execute({ orgId, after });
    await eachInTurns(page, (lead) => {
      const value = externalLeadId(lead);
      for (const length of lengths) {
        const externalId = value.slice(0, length);
        if (sought.has(externalId)) found.set(externalId, [...(found.get(externalId) ?? []), lead]);
      }
    });
    const last = page.at(-1);
    if (last === undefined || page.length < leadsPerPage) break;
    after = last.id;
  }
  return found;
}

const pageOfLeads = (handle: DatabaseHandle) =>
  handle
    .select({ id: leads.id, ownerId: leads.ownerId, profileUrl: leads.profileUrl })
    .from(leads)
    .where(
      and(
        gt(leads.id, sql.placeholder("after")),
        eq(leads.orgId, sql.placeholder("orgId")),
        isNull(leads.removedAt),
      ),
    )
    .orderBy(asc(leads.id))
    .limit(leadsPerPage)
    .prepare();
