import { contactDescribe } from "../../connector/form/contactDescribe.ts";
import { externalIdField } from "../../connector/form/picklists.ts";
import { searchCrm } from "../../connector/matches/searchCrm.ts";
import type { Person } from "../../connector/matching/person.ts";
import type { Said } from "../../connector/reasons/sentence.ts";
import { findCreatedContacts } from "../../connector/salesforce/findCreatedContacts.ts";
import { lookUpWithChildren } from "../../connector/salesforce/lookUpWithChildren.ts";
import { openOpportunities } from "../../connector/salesforce/openOpportunities.ts";
import { recentAccounts, suggestAccounts } from "../../connector/salesforce/suggest.ts";
import { about, refusalOf, warning, type Finding, type Look, type Tools } from "./check.ts";

/** A person waits for less. The connector itself waits for 20 s. */
const slowMs = 5_000;

/** As many contacts as an undo of a batch asks for in the connector's longest query. */
const longestQuery = 500;

const nobody: Person = {
  firstName: "Wilhelmina",
  lastName: "Crosswalkson",
  sourceName: null,
  emails: ["wilhelmina@crosswalk.example"],
  phones: [],
  title: "Head of Sales",
  company: "Crosswalkson Freight",
  formerCompanies: [],
  website: "crosswalk.example",
  city: "Bergen",
  country: "NO",
  profileKeys: [],
};

interface SampleRow {
  FirstName: string | null;
  LastName: string;
  Email: string | null;
  AccountId: string;
  Account: { Name: string } | null;
}

/** Lets the connector ask all that it asks of an org, about one of its contacts and about nobody. */
export async function lookAtSearches({ ctx }: Tools): Promise<Look> {
  const { salesforce, caller } = ctx;
  const { contact, account, opportunity } = await contactDescribe(ctx);
  const [sample] = await salesforce.query<SampleRow>(
    "SELECT FirstName, LastName, Email, AccountId, Account.Name FROM Contact WHERE AccountId != null " +
      "ORDER BY CreatedDate DESC LIMIT 1",
  );
  const accountId = sample?.AccountId ?? "001000000000000AAA";
  const leadField = externalIdField({ contact })?.name;
  const ids = Array.from({ length: longestQuery }, (_, index) => `003${String(index).padStart(12, "0")}AAA`);
  const gaps: Said[] = [];
  const verbs: Record<string, () => Promise<unknown>> = {
    "people like a lead": async () => {
      const profiles = ["0", "1"].map((digit) => ({ externalLeadId: digit.repeat(40), profileUrl: null }));
      gaps.push(...(await searchCrm(ctx, [nobody, personOf(sample)], profiles)).gaps);
    },
    "accounts by name": async () => account && suggestAccounts(salesforce, account, "crosswalkson"),
    "recent accounts": async () => account && recentAccounts(salesforce, account),
    "open opportunities": async () =>
      opportunity && openOpportunities(salesforce, { account, opportunity }, accountId),
    "a contact whose answer was lost": () =>
      findCreatedContacts(salesforce, [
        {
          externalId: leadField ? { field: leadField, value: "3".repeat(40) } : null,
          ...{ firstName: nobody.firstName, lastName: nobody.lastName, accountId, opportunityId: null },
          ...{ createdById: caller.userId, createdAfter: new Date() },
        },
      ]),
    "what hangs on 500 contacts": () => lookUpWithChildren(salesforce, ids, contact.children),
  };
  const facts: Record<string, number> = {};
  const findings: Finding[] = [];
  for (const [name, ask] of Object.entries(verbs)) {
    const begun = performance.now();
    const refusal = await refusalOf(ask);
    const ms = Math.round(performance.now() - begun);
    facts[`${name}, ms`] = ms;
    if (refusal) findings.push(about(name, refusal));
    if (ms > slowMs) {
      const next = "Ask Salesforce Support for custom indexes on what it filters by; reps wait for it.";
      findings.push(about(name, warning("slow", `it took ${ms} ms`, next)));
    }
  }
  findings.push(...gaps.map(({ reason, text }) => warning(reason, text)));
  return { saw: `${Object.keys(verbs).length} questions asked`, facts, findings };
}

const personOf = (row: SampleRow | undefined): Person => ({
  ...nobody,
  firstName: row?.FirstName ?? "",
  lastName: row?.LastName ?? "Nobody",
  emails: row?.Email ? [row.Email] : [],
  company: row?.Account?.Name ?? null,
});
