import type { RequestContext } from "../../context.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { normalizeCompany } from "../../matching/companies/normalizeCompany.ts";
import type { ContactDescribe } from "../../describe/contactDescribe.ts";
import type { FormField } from "../../form/formField.ts";
import { prefillContact } from "../../form/prefillContact.ts";
import type { ProposedAccount } from "../../accounts/proposeAccounts.ts";
import { proposeForLeads } from "../../accounts/proposeForLeads.ts";
import { fullName } from "../../matching/names/fullName.ts";

/** Leads of one company, for which one account is chosen. */
export interface CompanyGroup {
  /** Tells the groups of a review apart; empty for the leads that name no company. */
  key: string;
  /** As most of its leads write it; null where they name none. */
  company: string | null;
  /** The account that the company is beyond doubt. */
  accountId: string | null;
  proposals: ProposedAccount[];
  leads: GroupedLead[];
}

export interface GroupedLead {
  leadId: string;
  name: string;
  title: string | null;
  location: string | null;
  /** API names of required fields that neither the lead nor the org's defaults fill; the account aside. */
  missing: string[];
}

interface GroupInput {
  describe: ContactDescribe;
  form: FormField[];
  leads: LeadRow[];
}

/**
 * Groups leads by company, legal form and spelling aside, the largest first. One API call for some hundred
 * companies.
 */
export async function groupByCompany(
  ctx: RequestContext,
  { describe, form, leads }: GroupInput,
): Promise<CompanyGroup[]> {
  const byCompany = [...Map.groupBy(leads, companyKey)].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const proposalsOf = await proposeForLeads(ctx, describe.account, leads);
  return byCompany.map(([key, members]) => {
    const company = usualName(members);
    const proposed = members.map((lead) => proposalsOf.get(lead.id) ?? []);
    const accountId = agreedAccount(proposed);
    const usual = members.findIndex((lead) => lead.company === company);
    return {
      key,
      company,
      accountId,
      proposals: proposed.find((some) => some.some(({ id }) => id === accountId)) ?? proposed[usual] ?? [],
      leads: members.map((lead) => ({
        leadId: lead.id,
        name: fullName(lead),
        title: lead.title,
        location: lead.location,
        missing: missingFields(form, lead),
      })),
    };
  });
}

function companyKey({ company, companyDomain }: LeadRow): string {
  if (company === null) return "";
  const { coreJoined } = normalizeCompany(company, [companyDomain]);
  return coreJoined || company;
}

/**
 * The account that the company is beyond doubt, as a batch without a review would choose it; null where
 * spellings differ on it.
 */
function agreedAccount(proposals: ProposedAccount[][]): string | null {
  const exact = new Set(proposals.flatMap((some) => some.find(({ isExact }) => isExact)?.id ?? []));
  const [accountId = null] = exact;
  return exact.size === 1 ? accountId : null;
}

function usualName(leads: LeadRow[]): string | null {
  const counts = new Map<string, number>();
  for (const { company } of leads) if (company !== null) counts.set(company, (counts.get(company) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

function missingFields(form: FormField[], lead: LeadRow): string[] {
  const { values } = prefillContact(form, lead, null);
  return form
    .filter(({ name, required, type }) => required && type !== "checkbox" && name !== "AccountId")
    .filter(({ name }) => values[name] === undefined)
    .map(({ name }) => name);
}
