import type { RequestContext } from "../../context.ts";
import { findLeadIds } from "../../leads/findLeadIds.ts";
import { findVisibleList } from "../../leads/findLeadList.ts";
import type { CrmStatus } from "../../leads/showLead.ts";
import { readQuota, type Quota } from "../../quota/readQuota.ts";
import type { ApiAllowance } from "../../salesforce/allowance.ts";
import { collectionMax, graphsMax } from "../../salesforce/createManyContacts.ts";
import type { OpportunitySummary } from "../../salesforce/openOpportunities.ts";
import { newRecordUrl } from "../../salesforce/recordUrl.ts";
import { readSettings } from "../../settings/readSettings.ts";
import type { Settings } from "../../settings/settingsTable.ts";
import { batchLeadSource } from "../../creations/chooseLeadSource.ts";
import { readContactForm, type Blocker } from "../../creations/readContactForm.ts";
import type { FormField } from "../../form/formField.ts";
import { rolesOf } from "../../describe/rolesOf.ts";
import { findVisibleLeads } from "../findVisibleLeads.ts";
import { groupByCompany, type CompanyGroup } from "./groupByCompany.ts";
import { opportunitiesOfGroups } from "./opportunitiesOfGroups.ts";
import { findSkippedLeads, type SkippedLead } from "./findSkippedLeads.ts";

export interface ReviewInput {
  listId: string;
  /** All that the filter leaves where absent. */
  leadIds?: string[] | undefined;
  q?: string | undefined;
  status?: CrmStatus | undefined;
}

/** What a rep looks at before contacts are made of many leads. */
export interface BatchReview {
  leadCount: number;
  /** Every lead that may become a contact, skipped ones that may be taken back included. */
  groups: CompanyGroup[];
  /** Leads that are in the CRM, or likely are, each with what it is there. */
  skipped: SkippedLead[];
  /**
   * Open opportunities by account, of the accounts that are chosen beforehand; others have to be asked for.
   */
  opportunities: Record<string, OpportunitySummary[]>;
  fields: Omit<FormField, "restricted" | "defaultValue">[];
  roles: { value: string; label: string }[];
  newAccountUrl: string;
  leadSource: string | null;
  canCreate: boolean;
  blockers: Blocker[];
  quota: Quota;
  cost: BatchCost;
}

/** How many API calls a run takes, and of how many there are. */
export interface BatchCost {
  contactsPerCall: number;
  contactsWithRolePerCall: number;
  /** The org's as last heard of, with how much of it batches may use; null before the first answer. */
  allowance: (Omit<ApiAllowance, "at"> & { ceilingPercent: number; leftForBatches: number }) | null;
}

/**
 * Looks up for many leads what the contact form looks up for one: who is in the CRM, which accounts their
 * companies are, what the org requires that they do not say. Writes nothing. About ten API calls for a
 * thousand leads, none where the matches were just looked up. Throws `not-found` for leads the caller may not
 * see.
 */
export async function reviewBatch(ctx: RequestContext, input: ReviewInput): Promise<BatchReview> {
  findVisibleList(ctx, input.listId);
  const leadIds = input.leadIds ?? (await findLeadIds(ctx, input)).ids;
  const leads = findVisibleLeads(ctx, leadIds);
  const settings = readSettings(ctx.database, ctx.caller.orgId);
  const chooseLeadSource = () => batchLeadSource(settings, input.listId);
  const { describe, form, blockers, leadSource } = await readContactForm(ctx, { settings, chooseLeadSource });
  const skipped = await findSkippedLeads(ctx, leads);
  const linkedContacts = new Set(
    skipped.filter(({ canTakeBack }) => !canTakeBack).map(({ leadId }) => leadId),
  );
  const open = leads.filter(({ id }) => !linkedContacts.has(id));
  const groups = await groupByCompany(ctx, { describe, form, leads: open });
  return {
    leadCount: leads.length,
    groups,
    skipped,
    opportunities: await opportunitiesOfGroups(ctx, describe, groups),
    fields: form
      .filter(({ name }) => name !== "AccountId")
      .map(({ restricted: _restricted, defaultValue: _defaultValue, ...field }) => field),
    roles: rolesOf(describe),
    newAccountUrl: newRecordUrl(ctx.salesforce.instanceUrl, "Account"),
    leadSource,
    canCreate: blockers.length === 0,
    blockers,
    quota: readQuota(ctx.database, ctx.caller, ctx.clock()),
    cost: costOf(ctx, settings),
  };
}

function costOf(ctx: RequestContext, { allowanceCeilingPercent: ceilingPercent }: Settings): BatchCost {
  const { allowance } = ctx.salesforce;
  const ceiling = Math.floor(((allowance?.limit ?? 0) * ceilingPercent) / 100);
  return {
    contactsPerCall: collectionMax,
    contactsWithRolePerCall: graphsMax,
    allowance: allowance && {
      used: allowance.used,
      limit: allowance.limit,
      remaining: allowance.remaining,
      ceilingPercent,
      leftForBatches: Math.max(0, Math.min(allowance.remaining, ceiling - allowance.used)),
    },
  };
}
