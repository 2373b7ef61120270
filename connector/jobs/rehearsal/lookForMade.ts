import { and, asc, eq, inArray, ne } from "drizzle-orm";
import { chunksOf } from "../../work/inTurns.ts";
import type { AppContext, RequestContext } from "../../context.ts";
import { batchLeadSource } from "../../creations/createContact.ts";
import { withSharedKey } from "../../creations/ledger/claim.ts";
import { correctLedger } from "../../creations/restored/correctLedger.ts";
import { firstOf } from "../../database/rows.ts";
import { idsPerStatement } from "../../database/prepared.ts";
import { creations, isRunning } from "../../database/schema/contacts.ts";
import {
  rehearsalRows,
  rehearsals,
  type Rehearsal,
  type RehearsalRow,
} from "../../database/schema/rehearsals.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { AppError } from "../../errors.ts";
import { contactForm } from "../../form/contactForm.ts";
import {
  clockToleranceMs,
  findCreatedContacts,
  type FoundContact,
  type SoughtContact,
} from "../../salesforce/findCreatedContacts.ts";
import { findGuards } from "../../salesforce/rehearseContacts.ts";
import { readRules } from "../../settings/settings.ts";
import { readLeadRows } from "../rows/leadRows.ts";
import { contactOfRow, type RowScope } from "../rows/rowValues.ts";
import { contextOfJob } from "../stepJob.ts";
import { lookAgainMs } from "./claimCall.ts";
import { rehearsalKind } from "./rehearsalKind.ts";
import { reportMade } from "./reportMade.ts";

/**
 * Asks Salesforce, as their own user, whether a request whose answer was lost has made contacts after all:
 * the guard; those with the external id of its leads, which nobody else gives; and beside a guard those with
 * their name and account. Without one, the rep may have added these by hand. All of them the user has created
 * since, and no creation of Crosswalk accounts for them. One API call, and one for 150 leads. Throws
 * `creation-in-progress` where they may be those of a creation that has not ended.
 */
export async function lookForMade(ctx: RequestContext, rehearsal: Rehearsal): Promise<string[]> {
  const since = rehearsal.lookSince;
  if (since === null) return [];
  await correctLedger(ctx);
  const settings = await readRules(ctx.database, rehearsal, rehearsal.listId);
  // Which field tells them may have changed since they were sent.
  const describe = await contactDescribe(ctx, { recheck: true });
  const scope = {
    batch: rehearsal,
    describe,
    form: contactForm(describe.contact, settings),
    leadSource: batchLeadSource(settings, rehearsal.listId),
  };
  const all = await readLeadRows<RehearsalRow>(ctx, ctx.database, rehearsalRows, {
    where: and(eq(rehearsalRows.rehearsalId, rehearsal.id), ne(rehearsalRows.state, "skipped")),
    orderBy: [asc(rehearsalRows.position)],
  });
  const found = all.flatMap(({ row, lead }) => (lead ? [{ row, lead }] : []));
  const sought: SoughtContact[] = [];
  for (const { row, lead } of found) {
    const one = await soughtOf(ctx, scope, row, lead);
    if (one) sought.push({ ...one, createdAfter: new Date(since) });
  }
  const sinceThen = { createdById: ctx.caller.userId, createdAfter: new Date(since) };
  const guards = await findGuards(ctx.salesforce, sinceThen);
  const made = await findMade(ctx, sought, guards.length > 0);
  const own = made.filter(
    ({ createdById, createdAt }) =>
      createdById === ctx.caller.userId && createdAt.getTime() >= since - clockToleranceMs,
  );
  return [...guards, ...(await unaccounted(ctx, own, found))];
}

/** By name where the user may not see the external id, or not any more, and only beside a guard. */
async function findMade(
  ctx: RequestContext,
  sought: SoughtContact[],
  hasGuard: boolean,
): Promise<FoundContact[]> {
  const known = hasGuard ? sought : sought.filter(({ externalId }) => externalId !== null);
  try {
    return [...(await findCreatedContacts(ctx.salesforce, known)).values()].flat();
  } catch (error) {
    if (!(error instanceof AppError && error.code === "insufficient-access")) throw error;
    if (!hasGuard) return [];
    const byName = sought.map((one) => ({ ...one, externalId: null }));
    return [...(await findCreatedContacts(ctx.salesforce, byName)).values()].flat();
  }
}

/** Undefined for a row that was never sent, because it is refused before. */
async function soughtOf(
  ctx: RequestContext,
  scope: RowScope,
  row: RehearsalRow,
  lead: Parameters<typeof contactOfRow>[3],
): Promise<Omit<SoughtContact, "createdAfter"> | undefined> {
  try {
    const contact = await contactOfRow(ctx, scope, row, lead);
    const { values, externalId } = await withSharedKey(ctx.database, lead, contact);
    const text = (field: string) => String(values[field] ?? "");
    return {
      externalId,
      firstName: text("FirstName"),
      lastName: text("LastName"),
      accountId: text("AccountId"),
      createdById: ctx.caller.userId,
      opportunityId: null,
    };
  } catch (error) {
    if (error instanceof AppError) return undefined;
    throw error;
  }
}

/** Without those that the ledger knows, or is about to: a batch may have added the same leads meanwhile. */
async function unaccounted(
  ctx: RequestContext,
  made: FoundContact[],
  rows: { row: RehearsalRow }[],
): Promise<string[]> {
  const ids = new Set(made.map(({ contactId }) => contactId));
  if (ids.size === 0) return [];
  for (const part of chunksOf([...ids], idsPerStatement)) {
    const known = await ctx.database
      .select({ contactId: creations.contactId })
      .from(creations)
      .where(inArray(creations.contactId, part));
    for (const { contactId } of known) ids.delete(contactId ?? "");
  }
  const leadIds = rows.map(({ row }) => row.leadId);
  for (const part of chunksOf(leadIds, idsPerStatement)) {
    const running = await firstOf(
      ctx.database
        .select({ id: creations.id })
        .from(creations)
        .where(and(inArray(creations.leadId, part), isRunning))
        .limit(1),
    );
    // Whose they are is not certain before these have ended.
    if (running) throw new AppError("creation-in-progress", { members: { creationId: running.id } });
  }
  return [...ids];
}

/**
 * Looks a last time for what a lost answer may have left, once Salesforce can't be at work on it any more.
 * Where Salesforce can't be asked, it is asked later.
 */
export async function lookAgain(app: AppContext, rehearsal: Rehearsal): Promise<void> {
  const isIt = eq(rehearsals.id, rehearsal.id);
  try {
    const ctx = await contextOfJob(rehearsalKind, app, rehearsal);
    const madeIds = await lookForMade(ctx, rehearsal);
    if (madeIds.length > 0) return await reportMade(ctx, rehearsal, madeIds);
    await app.database.update(rehearsals).set({ sentAt: null, lookSince: null, lookAt: null }).where(isIt);
    // Those of a request that nobody waits for any more.
    await app.database
      .update(rehearsalRows)
      .set({ state: "waiting" })
      .where(and(eq(rehearsalRows.rehearsalId, rehearsal.id), eq(rehearsalRows.state, "running")));
  } catch (error) {
    if (!(error instanceof AppError)) app.log.error({ err: error }, "no look for what a rehearsal has made");
    await app.database
      .update(rehearsals)
      .set({ lookAt: app.clock().getTime() + lookAgainMs })
      .where(isIt);
  }
}
