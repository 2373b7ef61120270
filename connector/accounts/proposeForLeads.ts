import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { rememberCountries } from "./accountCountries.ts";
import {
  proposeAccounts,
  type OpenCounts,
  type ProposedAccount,
  type ProposedCompany,
} from "./proposeAccounts.ts";

interface Objects {
  account: ObjectDescribe | null;
  opportunity: ObjectDescribe | null;
  territory: ObjectDescribe | null;
}

/**
 * Accounts for the company of each lead, the one that the caller would choose first. None where the lead has
 * no company, or the user may not see accounts. Each spelling of a company is looked up once, and ranked for
 * each place of its leads: one API call for some hundred companies, or two, see `proposeAccounts`.
 */
export async function proposeForLeads(
  ctx: RequestContext,
  { account, opportunity, territory }: Objects,
  leads: LeadRow[],
  countsOf?: () => Promise<OpenCounts>,
): Promise<Map<string, ProposedAccount[]>> {
  if (!account?.queryable) return new Map();
  const companies = new Map<string, { company: ProposedCompany; members: LeadRow[] }>();
  for (const lead of leads) {
    if (lead.company === null) continue;
    const company = {
      name: lead.company,
      domain: lead.companyDomain,
      country: countryOfLocation(lead.location),
      location: lead.location,
    };
    const key = `${company.name}\n${company.domain}\n${company.location}`;
    const known = companies.get(key);
    if (known) known.members.push(lead);
    else companies.set(key, { company, members: [lead] });
  }
  const each = [...companies.values()];
  const proposals = await proposeAccounts(
    ctx,
    { account, opportunity, territory },
    each.map(({ company }) => company),
    countsOf,
  );
  rememberCountries(ctx, proposals.flat());
  return new Map(
    each.flatMap(({ members }, index) =>
      members.map((lead): [string, ProposedAccount[]] => [lead.id, proposals[index] ?? []]),
    ),
  );
}
