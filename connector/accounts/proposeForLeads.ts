import type { RequestContext } from "../context.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { ObjectDescribe } from "../salesforce/describeTypes.ts";
import { rememberCountries } from "./accountCountries.ts";
import { proposeAccounts, type ProposedAccount } from "./proposeAccounts.ts";

/**
 * Accounts for the company of each lead, likeliest first. None where the lead has no company, or the user may
 * not see accounts. Each spelling of a company is looked up once: one API call for some hundred companies.
 */
export async function proposeForLeads(
  ctx: RequestContext,
  account: ObjectDescribe | null,
  leads: LeadRow[],
): Promise<Map<string, ProposedAccount[]>> {
  if (!account?.queryable) return new Map();
  const named = leads.filter(({ company }) => company !== null);
  const byCompany = [...Map.groupBy(named, ({ company, companyDomain }) => `${company}\n${companyDomain}`)];
  const companies = byCompany.flatMap(([, [lead]]) =>
    lead?.company ? [{ name: lead.company, domain: lead.companyDomain }] : [],
  );
  const proposals = await proposeAccounts(ctx, account, companies);
  rememberCountries(ctx, proposals.flat());
  return new Map(
    byCompany.flatMap(([, members], index) =>
      members.map((lead): [string, ProposedAccount[]] => [lead.id, proposals[index] ?? []]),
    ),
  );
}
