import { createAccountIndex } from "../matching/companies/indexAccounts.ts";
import { countryOfLocation } from "../matching/places/countryOfLocation.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { AccountFamily } from "../salesforce/recordPages/accountFamily.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";

type Employed = Pick<LeadRow, "company" | "companyDomain" | "location">;

/** Where leads work within a family of accounts. */
interface Workplaces {
  /** The account that is the lead's company; null where none of the family is. */
  accountOf(lead: Employed): FoundAccount | null;
}

/** What is only called like the company scores so or less. */
const likeScore = 0.5;

/** Tells leads' accounts by name, web domain and country. A company is looked up once. */
export function createWorkplaces({ account, parent, children }: AccountFamily, rep: string): Workplaces {
  const index = createAccountIndex<FoundAccount>();
  for (const one of [account, ...(parent ? [parent] : []), ...children]) index.add(one);
  const known = new Map<string, FoundAccount | null>();
  return {
    accountOf({ company, companyDomain: domain, location }) {
      if (company === null) return null;
      const key = `${company}\n${domain}\n${location}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const country = countryOfLocation(location);
      const [best] = index.resolve({ company, domain, country, location, rep });
      const found = best && best.score > likeScore ? best.account : null;
      known.set(key, found);
      return found;
    },
  };
}
