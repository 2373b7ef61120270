import { companyStems } from "../matching/companies/companyStems.ts";
import { companyDomain, domainInName } from "../matching/companies/sharedHosts.ts";
import type { SoughtCompany } from "../salesforce/findAccountsNamed.ts";

/** What accounts of a company are searched by. `domain` is what the lead tells of it. */
export const soughtByName = (name: string, domain: string | null): SoughtCompany => ({
  name,
  domain: companyDomain(domain) ?? domainInName(name),
  stems: companyStems(name),
  looseStems: [],
});
