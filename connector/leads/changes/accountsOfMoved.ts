import { exactAccounts } from "../../accounts/findAccounts.ts";
import type { RequestContext } from "../../context.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { countryOfLocation } from "../../matching/places/countryOfLocation.ts";
import type { ContactDescribe } from "../../describe/contactDescribe.ts";
import type { FoundAccount } from "../../salesforce/foundAccount.ts";

export type EarlierJob = Pick<LeadRow, "title" | "company" | "companyDomain">;

/** A lead whose company is another one, and what was before. */
export interface MovedLead {
  lead: LeadRow;
  earlier: EarlierJob;
}

/** The accounts that are certainly the company of a lead, before and now. */
export interface TwoAccounts {
  before: FoundAccount | null;
  now: FoundAccount | null;
}

/** By the lead's id. */
export type AccountsOfMoved = ReadonlyMap<string, TwoAccounts>;

/** Looks up the accounts of both companies of leads: one API call for some hundred companies, or two. */
export async function accountsOfMoved(
  ctx: RequestContext,
  objects: Pick<ContactDescribe, "account" | "opportunity" | "territory">,
  moved: readonly MovedLead[],
): Promise<AccountsOfMoved> {
  const wanted = moved.flatMap(({ lead, earlier }) => {
    const { id, location } = lead;
    const jobs = Object.entries({ before: earlier, now: lead });
    return jobs.flatMap(([when, { company: name, companyDomain: domain }]) =>
      name === null
        ? []
        : [{ id, when, company: { name, domain, location, country: countryOfLocation(location) } }],
    );
  });
  const found = await exactAccounts(
    ctx,
    objects,
    wanted.map(({ company }) => company),
  );
  const accounts = new Map<string, TwoAccounts>();
  for (const [index, { id, when }] of wanted.entries())
    accounts.set(id, { before: null, now: null, ...accounts.get(id), [when]: found[index] ?? null });
  return accounts;
}
