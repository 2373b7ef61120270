import type { RequestContext } from "../context.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { findLead } from "../leads/findLead.ts";
import { rememberVisibility } from "../leads/knownVisibility.ts";
import { readLink } from "../leads/recordLink.ts";
import { fullName } from "../matching/names/fullName.ts";
import { readRecordCard, type RecordCard } from "../salesforce/readRecordCard.ts";

type ShownRecord = Omit<RecordCard, "firstName" | "lastName"> & { name: string };

/**
 * The record that a lead is linked to, as far as the caller may read it; null where there is no link, or
 * the caller may not see the record. Throws `not-found`.
 */
export async function readRecord(
  ctx: RequestContext,
  leadId: string,
): Promise<{ record: ShownRecord | null }> {
  const lead = await findLead(ctx, leadId);
  const link = await readLink(ctx.database, lead.id, ctx.caller.userId);
  if (!link) return { record: null };
  const record = await readRecordCard(ctx.salesforce, await contactDescribe(ctx), link.recordId);
  rememberVisibility(ctx, link.recordId, record !== null);
  if (!record) return { record };
  const { firstName, lastName, ...shown } = record;
  return { record: { ...shown, name: fullName({ firstName, lastName }) } };
}
