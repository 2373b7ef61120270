import type { RequestContext } from "../../connector/context.ts";
import { searchCrm } from "../../connector/matches/searchCrm.ts";
import type { Person } from "../../connector/matching/person.ts";
import { createMemory } from "../../connector/memory.ts";
import { describeObjects } from "../../connector/salesforce/describe.ts";
import { findCreatedContacts } from "../../connector/salesforce/findCreatedContacts.ts";
import { leadIdField } from "../../connector/salesforce/externalLeadId.ts";
import { openOpportunities } from "../../connector/salesforce/openOpportunities.ts";
import { recentAccounts } from "../../connector/salesforce/recentAccounts.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { productSession, type SentQuery } from "./productSession.ts";

/** The product's queries by kind. */
export type QueryKind = "contacts" | "leads" | "accounts" | "opportunities" | "lost-answers";
type SentByKind = ReadonlyMap<QueryKind, SentQuery[]>;

interface SampleRow {
  FirstName: string | null;
  LastName: string;
  Email: string | null;
  Title: string | null;
  MailingCity: string | null;
  AccountId: string | null;
  Account: { Name: string; Website: string | null } | null;
}

const person = (changes: Partial<Person>): Person => ({
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
  ...changes,
});

/**
 * Lets the connector's own functions look for a person who is in the org, for one who is spelled differently,
 * and for one who is not there, and gives the queries that they sent. In an org without contacts all are
 * made up.
 */
export function sendQueries(org: OrgSession): Promise<SentByKind> {
  return org.once("the product's queries", async () => {
    const sent = new Map<QueryKind, SentQuery[]>();
    let kind: QueryKind | undefined;
    const session = productSession(org, (query) => {
      const of = kind ?? kindOf(query.soql);
      if (of !== undefined) sent.set(of, [...(sent.get(of) ?? []), query]);
    });
    const [sample] = await org.query<SampleRow>(
      "SELECT FirstName, LastName, Email, Title, MailingCity, AccountId, Account.Name, Account.Website FROM Contact " +
        "WHERE AccountId != null ORDER BY CreatedDate DESC LIMIT 1",
    );
    await searchCrm(contextOf(session), peopleLike(sample), [
      { externalLeadId: "0".repeat(40), profileUrl: null },
      { externalLeadId: "1".repeat(40), profileUrl: "https://www.linkedin.com/in/wilhelmina-crosswalkson" },
      { externalLeadId: "2".repeat(40), profileUrl: null },
    ]);
    const names = ["Contact", "Account", "Opportunity"] as const;
    const { Contact, Account, Opportunity } = await describeObjects(session, names);
    kind = "accounts";
    if (Account) await recentAccounts(session, Account);
    kind = "opportunities";
    if (Opportunity && sample?.AccountId)
      await openOpportunities(session, { account: Account, opportunity: Opportunity }, sample.AccountId);
    kind = "lost-answers";
    const field = Contact && leadIdField(Contact)?.name;
    await findCreatedContacts(session, [
      {
        externalId: field ? { field, value: "3".repeat(40) } : null,
        firstName: "Wilhelmina",
        lastName: "Crosswalkson",
        accountId: sample?.AccountId ?? "001000000000000AAA",
        createdById: "005000000000000AAA",
        createdAfter: new Date(),
        opportunityId: null,
      },
    ]);
    return sent;
  });
}

function peopleLike(sample: SampleRow | undefined): Person[] {
  const nobody = person({});
  if (sample === undefined) return [nobody];
  const known = person({
    firstName: sample.FirstName ?? "",
    lastName: sample.LastName,
    emails: sample.Email === null ? [] : [sample.Email],
    title: sample.Title,
    company: sample.Account?.Name ?? null,
    website: sample.Account?.Website ?? null,
    city: sample.MailingCity,
    country: null,
  });
  return [known, { ...known, lastName: `${known.lastName}x`, emails: [], title: null }, nobody];
}

/** Whom a query of the search for people is about. */
function kindOf(soql: string): QueryKind | undefined {
  const object = /\bFROM (Contact|Lead|Account)\b/.exec(soql)?.[1];
  return object === undefined ? undefined : (`${object.toLowerCase()}s` as QueryKind);
}

/** As much of a request's context as the search for people uses: it has neither database nor settings. */
function contextOf(salesforce: RequestContext["salesforce"]): RequestContext {
  const elapsedMs = () => performance.now();
  const caller = { userId: "005000000000000AAA", orgId: "00D000000000000AAA" };
  const context = { salesforce, caller, elapsedMs, clock: () => new Date(), memory: createMemory(elapsedMs) };
  return context as unknown as RequestContext;
}
