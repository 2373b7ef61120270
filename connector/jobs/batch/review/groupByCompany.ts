import type { RequestContext } from "../../../context.ts";
import type { LeadRow } from "../../../database/schema/leads.ts";
import { mapInTurns } from "../../../work/inTurns.ts";
import { normalizeCompany } from "../../../matching/companies/normalizeCompany.ts";
import { countryOfLocation } from "../../../matching/places/countryOfLocation.ts";
import type { ContactDescribe } from "../../../form/contactDescribe.ts";
import type { FormField } from "../../../form/contactFields.ts";
import { prefillContact } from "../../../form/prefillContact.ts";
import { type ProposedAccount, proposeForLeads } from "../../../matches/proposeAccounts.ts";
import { fullName } from "../../../matching/names/fullName.ts";

/** Leads of one company, which get one account. */
export interface CompanyGroup {
  /** Unique in a review; empty for leads without a company. */
  key: string;
  /** The commonest spelling; null where the leads name no company. */
  company: string | null;
  /** The account that matches the company exactly. */
  accountId: string | null;
  proposals: ProposedAccount[];
  leads: GroupedLead[];
}

interface GroupedLead {
  leadId: string;
  name: string;
  title: string | null;
  location: string | null;
  /** API names of required fields without a value from the lead or the org's defaults, except the account. */
  missing: string[];
}

interface GroupInput {
  describe: ContactDescribe;
  form: FormField[];
  leads: LeadRow[];
}

/**
 * Groups leads by company, largest group first. Spelling does not matter, nor does legal form, unless it
 * tells two companies apart. One API call for some hundred companies.
 */
export async function groupByCompany(
  ctx: RequestContext,
  { describe, form, leads }: GroupInput,
): Promise<CompanyGroup[]> {
  const grouped = new Map(
    await mapInTurns(leads, (lead): [string, GroupedLead] => [lead.id, groupedLead(form, lead)]),
  );
  const proposalsOf = await proposeForLeads(ctx, describe, leads);
  const keys = await mapInTurns(leads, (lead) => companyKey(lead, proposalsOf.get(lead.id) ?? []));
  const byCompany = [...Map.groupBy(leads, (_, index) => keys[index] ?? "")].sort(
    ([, one], [, other]) => other.length - one.length,
  );
  const byAccount = byCompany.flatMap(([key, members]) => splitByCountry(key, members, proposalsOf));
  return mapInTurns(byAccount, ([key, members]) => {
    const company = usualName(members);
    const proposed = members.map((lead) => proposalsOf.get(lead.id) ?? []);
    const accountId = agreedAccount(proposed);
    const usual = members.findIndex((lead) => lead.company === company);
    return {
      key,
      company,
      accountId,
      proposals: proposed.find((some) => some.some(({ id }) => id === accountId)) ?? proposed[usual] ?? [],
      leads: members.flatMap(({ id }) => grouped.get(id) ?? []),
    };
  });
}

/** The leads of a company, apart for each country where it has accounts of its own in several. */
function splitByCountry(
  key: string,
  leads: LeadRow[],
  proposalsOf: ReadonlyMap<string, ProposedAccount[]>,
): [key: string, leads: LeadRow[]][] {
  const exact = exactAccounts(leads.map(({ id }) => proposalsOf.get(id) ?? []));
  if (exact.size < 2) return [[key, leads]];
  const byCountry = Map.groupBy(leads, ({ location }) => countryOfLocation(location) ?? "");
  return [...byCountry].map(([country, members]) => [country === "" ? key : `${key} ${country}`, members]);
}

function groupedLead(form: FormField[], lead: LeadRow): GroupedLead {
  return {
    leadId: lead.id,
    name: fullName(lead),
    title: lead.title,
    location: lead.location,
    missing: missingFields(form, lead),
  };
}

/** The name without its legal form, unless that is why the account of the name may be another company. */
function companyKey({ company, companyDomain }: LeadRow, [first]: ProposedAccount[]): string {
  if (company === null) return "";
  const { full, coreJoined } = normalizeCompany(company, [companyDomain]);
  const isOther = first?.reasons.some(({ code }) => code === "account-other-form") === true;
  return (isOther ? `${coreJoined} ${full}` : coreJoined) || company;
}

/** The account that a batch without a review would choose; null where spellings of the company disagree. */
function agreedAccount(proposals: ProposedAccount[][]): string | null {
  const exact = exactAccounts(proposals);
  const [accountId = null] = exact;
  return exact.size === 1 ? accountId : null;
}

const exactAccounts = (proposals: ProposedAccount[][]): Set<string> =>
  new Set(proposals.flatMap((some) => some.find(({ isExact }) => isExact)?.id ?? []));

function usualName(leads: LeadRow[]): string | null {
  const counts = new Map<string, number>();
  for (const { company } of leads) if (company !== null) counts.set(company, (counts.get(company) ?? 0) + 1);
  return [...counts].sort(([, one], [, other]) => other - one)[0]?.[0] ?? null;
}

function missingFields(form: FormField[], lead: LeadRow): string[] {
  const { values } = prefillContact(form, lead);
  return form
    .filter(({ name, required, type }) => required && type !== "checkbox" && name !== "AccountId")
    .filter(({ name }) => values[name] === undefined)
    .map(({ name }) => name);
}
