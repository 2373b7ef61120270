import type { RequestContext } from "../../context.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { rolesOf } from "../../form/picklists.ts";
import { findLead } from "../../leads/findLead.ts";
import { rememberVisibility } from "../../leads/knownVisibility.ts";
import { readLink } from "../../leads/recordLink.ts";
import { crmOfLeads, showLead, type ShownLead } from "../../leads/showLead.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { readRecordCard, type RecordCard } from "../../salesforce/readRecordCard.ts";
import { prefetchAccount } from "./accountOfLead.ts";

/** One lead with its CRM status. Throws `not-found`. */
export async function readLead(ctx: RequestContext, leadId: string): Promise<ShownLead> {
  const lead = await findLead(ctx, leadId);
  const statuses = await prefetchAccount(ctx, lead, () => crmOfLeads(ctx, [lead]));
  return showLead(lead, statuses.get(lead.id) ?? { status: "unknown" });
}

type ShownRecord = Omit<RecordCard, "firstName" | "lastName"> & {
  name: string;
  /** Whether the caller may add a role to the contact, as far as the describe says. */
  canAddRole: boolean;
  /** What the role may be. */
  roleOptions: ReturnType<typeof rolesOf>;
};

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
  const describe = await contactDescribe(ctx);
  const record = await readRecordCard(ctx.salesforce, describe, link.recordId);
  rememberVisibility(ctx, link.recordId, record !== null);
  if (!record) return { record };
  const { firstName, lastName, ...shown } = record;
  const canAddRole = record.object === "Contact" && describe.role?.createable === true;
  const name = fullName({ firstName, lastName });
  return { record: { ...shown, name, canAddRole, roleOptions: canAddRole ? rolesOf(describe) : [] } };
}
