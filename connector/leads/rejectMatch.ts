import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { everybody, leadRejections, type LeadLink, type LeadRow } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { findLead } from "./findLead.ts";
import { decidesFor, readOwnLink, removeLink } from "./recordLink.ts";
import { firstOf } from "../database/rows.ts";
import { crmObjectOf, toId18 } from "../salesforce/recordId.ts";

/** The user who decides, the time, and the transaction of the decision. */
type Deciding = Pick<RequestContext, "caller"> & { database: DatabaseHandle };

/**
 * "Not the same person": the record is no longer suggested for the lead. That holds for everybody who sees
 * the lead where the caller owns it, otherwise for the caller alone. Throws `insufficient-access` where
 * Crosswalk created the record and the caller is not the owner.
 */
export async function rejectMatch(ctx: RequestContext, leadId: string, recordId: string): Promise<void> {
  const lead = await findLead(ctx, leadId);
  const id = matchableId(recordId);
  const forUser = decidesFor(lead, ctx.caller.userId);
  await inTransaction(ctx.database, async (tx) => {
    const shared = await readOwnLink(tx, { leadId: lead.id, forUser: everybody });
    if (shared?.recordId === id && forUser !== everybody) refuseCreated(shared);
    const own = await readOwnLink(tx, { leadId: lead.id, forUser });
    if (own?.recordId === id) await removeLink(tx, own);
    await rememberRejection({ ...ctx, database: tx }, lead, id, { isRejected: true });
  });
}

/** Takes back "not the same person" for the same people. */
export async function unrejectMatch(ctx: RequestContext, leadId: string, recordId: string): Promise<void> {
  const lead = await findLead(ctx, leadId);
  const id = matchableId(recordId);
  await inTransaction(ctx.database, (tx) => allowMatch({ ...ctx, database: tx }, lead, id));
}

/** Allows a record to be suggested again, also to a colleague where the owner rejected it. */
export async function allowMatch(ctx: Deciding, lead: LeadRow, recordId: string): Promise<void> {
  const isMine = lead.ownerId === ctx.caller.userId;
  if (!isMine && (await readRejection(ctx.database, lead, recordId, lead.ownerId))) {
    await rememberRejection(ctx, lead, recordId, { isRejected: false });
    return;
  }
  const isIt = isRejection(lead, recordId, ctx.caller.userId);
  await ctx.database.delete(leadRejections).where(isIt);
}

/** Stores the caller's decision on a record: rejected, or allowed again. */
export async function rememberRejection(
  { database, caller }: Deciding,
  lead: LeadRow,
  recordId: string,
  { isRejected }: { isRejected: boolean },
): Promise<void> {
  await database
    .insert(leadRejections)
    .values({ leadId: lead.id, recordId, rejectedBy: caller.userId, isRejected })
    .onConflictDoUpdate({
      target: [leadRejections.leadId, leadRejections.recordId, leadRejections.rejectedBy],
      set: { isRejected },
    });
}

/**
 * Throws where the linked contact was created by Crosswalk from the lead: a colleague cannot decide about it.
 */
export function refuseCreated({ origin }: LeadLink): void {
  if (origin !== "creation") return;
  throw refusal("created-by-crosswalk");
}

async function readRejection(handle: DatabaseHandle, lead: LeadRow, recordId: string, userId: string) {
  return await firstOf(
    handle
      .select()
      .from(leadRejections)
      .where(isRejection(lead, recordId, userId)),
  );
}

function isRejection({ id }: LeadRow, recordId: string, userId: string) {
  return and(
    eq(leadRejections.leadId, id),
    eq(leadRejections.recordId, recordId),
    eq(leadRejections.rejectedBy, userId),
  );
}

/** The 18-character id of a Contact or Salesforce Lead. Throws `request-invalid` for any other id. */
export function matchableId(recordId: string): string {
  const id = toId18(recordId);
  if (id && crmObjectOf(id)) return id;
  throw refusal("not-a-match", { field: "recordId" });
}
