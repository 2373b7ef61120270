import type { RequestContext } from "../../context.ts";
import { chooseLeadSource } from "../../creations/createContact.ts";
import { lookUpBlockingLinks } from "../../creations/ledger/refuse.ts";
import { type Blocker, readContactForm } from "../../creations/readContactForm.ts";
import type { ContactValues } from "../../database/schema/contacts.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import type { ContactDescribe } from "../../form/contactDescribe.ts";
import { leftOut, shownFields } from "../../form/contactForm.ts";
import type { Said } from "../../reasons/sentence.ts";
import type { KnownPerson, ShownField } from "../../form/contactFields.ts";
import { rolesOf } from "../../form/picklists.ts";
import { prefillContact, type PrefillSource } from "../../form/prefillContact.ts";
import { findLead } from "../../leads/findLead.ts";
import { readLink } from "../../leads/recordLink.ts";
import { matchLeads } from "../../matches/matchLeads.ts";
import type { ProposedAccount } from "../../matches/proposeAccounts.ts";
import type { AccountSummary } from "../../salesforce/accountSummary.ts";
import type { OpportunitySummary } from "../../salesforce/openOpportunities.ts";
import { readCrmRecord } from "../../salesforce/readRecordCard.ts";
import { newRecordUrl } from "../../salesforce/recordId.ts";
import { readRules } from "../../settings/settings.ts";
import { askTogether } from "../../work/askTogether.ts";
import { accountOfLead } from "./accountOfLead.ts";

/** The contact form, prefilled for one lead. */
export interface Draft {
  leadId: string;
  fields: (ShownField & { source: PrefillSource | null })[];
  /** Why fields that the admin wants filled in stay empty: the user may not edit them. */
  leftOut: Said[];
  contact: ContactValues;
  account: {
    company: string | null;
    suggestions: ProposedAccount[];
    selected: AccountSummary | null;
    newAccountUrl: string;
    /** Open opportunities of the selected account; null where they have to be asked for. */
    opportunities: OpportunitySummary[] | null;
  };
  roles: { value: string; label: string }[];
  leadSource: string | null;
  canCreate: boolean;
  blockers: Blocker[];
}

/**
 * The prefilled form of a lead, with everything that would refuse it. With describe and matches cached, one
 * API call for the lead's company; another one where the opportunities of an exact match don't come with it.
 * Throws `not-found` for leads that the caller may not see.
 */
export async function draftContact(ctx: RequestContext, leadId: string, listId?: string): Promise<Draft> {
  const lead = await findLead(ctx, leadId);
  const settings = await readRules(ctx.database, ctx.caller, listId);
  await lookUpBlockingLinks(ctx, [lead.id]);
  const { describe, form, blockers, leadSource } = await readContactForm(ctx, {
    leadId: lead.id,
    settings,
    chooseLeadSource: () => chooseLeadSource(ctx, settings, lead.id, listId),
  });
  const [{ suggestions, selected, opportunities }, person] = await askTogether(
    () => accountOfLead(ctx, describe, lead),
    () => knownPerson(ctx, describe, lead),
  );
  const { values, sources } = prefillContact(form, lead, { account: selected, person });
  return {
    leadId: lead.id,
    fields: shownFields(form).map((field) => ({ ...field, source: sources[field.name] ?? null })),
    leftOut: leftOut(describe.contact, settings),
    contact: { ...values, ...(selected && { AccountId: selected.id }) },
    account: {
      company: lead.company,
      suggestions,
      selected: selected ?? null,
      newAccountUrl: newRecordUrl(ctx.salesforce.instanceUrl, "Account"),
      opportunities,
    },
    roles: rolesOf(describe),
    leadSource,
    canCreate: blockers.length === 0,
    blockers,
  };
}

/** The linked record, or a certain match, for what the lead does not say itself. */
async function knownPerson(
  ctx: RequestContext,
  describe: ContactDescribe,
  lead: LeadRow,
): Promise<KnownPerson | null> {
  const link = await readLink(ctx.database, lead.id, ctx.caller.userId);
  const saysAll = lead.email !== null && lead.phone !== null && lead.country !== null;
  if (link) return saysAll ? null : readCrmRecord(ctx.salesforce, describe, link.recordId);
  // Also where the lead says all: the panel asks for matches anyway, and here they share its API calls.
  const matches = (await matchLeads(ctx, [lead])).get(lead.id) ?? [];
  return matches.find(({ level }) => level === "certain")?.record ?? null;
}
