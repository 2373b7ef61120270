import type { RequestContext } from "../../../context.ts";
import { findLeadIds } from "../../../leads/findLeads.ts";
import { findVisibleList } from "../../../leads/lists.ts";
import type { CrmStatus } from "../../../leads/showLead.ts";
import { type Quota, readOwnQuota } from "../../../settings/readQuota.ts";
import type { ApiAllowance } from "../../../salesforce/readAllowance.ts";
import { collectionMax, graphsMax } from "../../../salesforce/requests.ts";
import { type OpportunitySummary, openOpportunitiesOf } from "../../../salesforce/openOpportunities.ts";
import { newRecordUrl } from "../../../salesforce/recordId.ts";
import { readRules, type Settings } from "../../../settings/settings.ts";
import { batchLeadSource } from "../../../creations/createContact.ts";
import { readContactForm, type Blocker } from "../../../creations/readContactForm.ts";
import type { ShownField } from "../../../form/contactFields.ts";
import { leftOut, shownFields } from "../../../form/contactForm.ts";
import type { Said } from "../../../reasons/sentence.ts";
import { rolesOf } from "../../../form/picklists.ts";
import { findVisibleLeads } from "../../rows/chosenRows.ts";
import { groupByCompany, type CompanyGroup } from "./groupByCompany.ts";
import { findSkippedLeads, type SkippedLead } from "./findSkippedLeads.ts";
import type { ContactDescribe } from "../../../form/contactDescribe.ts";

interface ReviewInput {
  listId: string;
  /** Absent: all leads that pass the filter. */
  leadIds?: string[] | undefined;
  q?: string | undefined;
  status?: CrmStatus | undefined;
}

/** What a rep reviews before contacts are created from many leads. */
interface BatchReview {
  leadCount: number;
  /** Every lead that may become a contact, including skipped ones that the rep can take back. */
  groups: CompanyGroup[];
  /** Leads that are, or probably are, in the CRM, each with its records. */
  skipped: SkippedLead[];
  /**
   * Open opportunities by id of the preselected and proposed accounts; those of other accounts are loaded on
   * demand.
   */
  opportunities: Record<string, OpportunitySummary[]>;
  fields: ShownField[];
  /** Why fields that the admin wants filled in stay empty: the rep may not edit them. */
  leftOut: Said[];
  roles: { value: string; label: string }[];
  newAccountUrl: string;
  leadSource: string | null;
  canCreate: boolean;
  /** Whether the admin has turned on rehearsals. */
  canRehearse: boolean;
  blockers: Blocker[];
  quota: Quota;
  cost: BatchCost;
}

/** The number of API calls that a batch takes, and how many are left. */
interface BatchCost {
  contactsPerCall: number;
  contactsWithRolePerCall: number;
  /**
   * The org's last known allowance, with what batches may use of it; null before Salesforce first answered.
   */
  allowance: (Omit<ApiAllowance, "at"> & { ceilingPercent: number; leftForBatches: number }) | null;
}

/**
 * Looks up for many leads what the contact form looks up for one: matches, accounts, and missing required
 * fields. Writes nothing. Takes 13 API calls at most for a thousand leads, none where matches are known.
 * Throws `not-found` for leads that the caller may not see.
 */
export async function reviewBatch(ctx: RequestContext, input: ReviewInput): Promise<BatchReview> {
  await findVisibleList(ctx, input.listId);
  const leadIds = input.leadIds ?? (await findLeadIds(ctx, input)).ids;
  const leads = await findVisibleLeads(ctx, leadIds);
  const settings = await readRules(ctx.database, ctx.caller, input.listId);
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
    fields: shownFields(form),
    leftOut: leftOut(describe.contact, settings),
    roles: rolesOf(describe),
    newAccountUrl: newRecordUrl(ctx.salesforce.instanceUrl, "Account"),
    leadSource,
    canCreate: blockers.length === 0,
    canRehearse: settings.rehearsals,
    blockers,
    quota: await readOwnQuota(ctx),
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

/**
 * To keep a review cheap, opportunities of more accounts than this are loaded one account at a time, on
 * demand.
 */
const accountsMax = 1_000;

/**
 * Open opportunities by id of the preselected accounts, and of those proposed where none is preselected. None
 * where the user may not see opportunities.
 */
async function opportunitiesOfGroups(
  ctx: RequestContext,
  { opportunity, role }: ContactDescribe,
  groups: CompanyGroup[],
): Promise<Record<string, OpportunitySummary[]>> {
  if (!opportunity?.queryable || !role?.createable) return {};
  const preselected = groups.flatMap(({ accountId }) => accountId ?? []);
  const proposed = groups.flatMap(({ accountId, proposals }) =>
    accountId === null ? proposals.map(({ id }) => id) : [],
  );
  const accountIds = [...new Set([...preselected, ...proposed])];
  const found = await openOpportunitiesOf(ctx.salesforce, opportunity, accountIds.slice(0, accountsMax));
  return Object.fromEntries(found);
}
