import { companies, type SeedCompany } from "./companies.ts";
import { stages } from "../schema/objects/opportunity.ts";
import { firstNames, knownContacts, knownLeads, lastNames, titles, type SeedPerson } from "./people.ts";
import { repeatable } from "./repeatable.ts";
import { toDate } from "../storage/dateTimes.ts";
import type { OrgName } from "../types.ts";
import type { RowWriter } from "../storage/rowWriter.ts";

/**
 * Accounts, contacts, Salesforce Leads, opportunities and their contact roles, spread over the org's sellers.
 */
export function seedRecords(which: OrgName, write: RowWriter, users: Map<string, string>, now: Date): void {
  const random = repeatable(which === "main" ? 20_240_601 : 20_240_602);
  const pick = <T>(list: readonly T[]): T => list[Math.floor(random() * list.length)] as T;
  const sellers = [...users].filter(([name]) => /^rep/.test(name)).map(([, id]) => id);
  const owner = () => pick(sellers);
  const chosen = which === "main" ? companies : companies.filter((_, i) => i % 9 === 0);

  const accounts = new Map<string, string>();
  const contacts = new Map<string, string[]>();
  for (const company of chosen) {
    const parentId = company.parent === undefined ? undefined : accounts.get(company.parent);
    const id = write.add("Account", accountRow(company, owner(), parentId), 200 + random() * 400);
    accounts.set(company.name, id);
    contacts.set(company.name, []);
  }

  const addContact = (person: SeedPerson, company: SeedCompany) => {
    const accountId = accounts.get(company.name);
    const row = { ...contactRow(person, company, pick), AccountId: accountId, OwnerId: owner() };
    contacts.get(company.name)?.push(write.add("Contact", row, random() * 200));
  };
  const byName = new Map(chosen.map((company) => [company.name, company]));
  for (const person of knownContacts) {
    const company = byName.get(person.account);
    if (company !== undefined) addContact(person, company);
  }
  for (const company of chosen) {
    const some = Math.floor(random() * 4);
    for (let i = 0; i < some; i++) addContact(madeUp(company, pick), company);
  }

  for (const person of which === "main" ? knownLeads : []) {
    write.add("Lead", { ...leadRow(person, pick), OwnerId: owner() }, random() * 60);
  }
  for (let i = 0; i < chosen.length / 3; i++) {
    write.add("Lead", { ...leadRow(madeUp(pick(chosen), pick), pick), OwnerId: owner() }, random() * 90);
  }

  for (const company of chosen) {
    const some = company.employees > 1000 ? 3 : Math.floor(random() * 3);
    for (let i = 0; i < some; i++) {
      const opportunityId = write.add(
        "Opportunity",
        {
          ...opportunityRow(company, random, pick, now),
          AccountId: accounts.get(company.name),
          OwnerId: owner(),
        },
        random() * 150,
      );
      const contactId = contacts.get(company.name)?.[i];
      if (contactId !== undefined) {
        const role = { OpportunityId: opportunityId, ContactId: contactId, Role: "Decision Maker" };
        write.add("OpportunityContactRole", { ...role, IsPrimary: true }, random() * 60);
      }
    }
  }
}

type Pick = <T>(list: readonly T[]) => T;

const accountRow = (company: SeedCompany, ownerId: string, parentId: string | undefined) => ({
  Name: company.name,
  Industry: company.industry,
  BillingCity: company.city,
  BillingCountry: company.country,
  ShippingCity: company.city,
  ShippingCountry: company.country,
  Website: company.website,
  NumberOfEmployees: company.employees,
  AnnualRevenue: company.employees * 180_000,
  Type: company.employees > 1000 ? "Customer - Direct" : "Prospect",
  ParentId: parentId,
  OwnerId: ownerId,
});

const contactRow = (person: SeedPerson, company: SeedCompany, pick: Pick) => ({
  FirstName: person.first,
  LastName: person.last,
  Title: person.title,
  Email: person.mailbox === undefined ? null : mail(person.mailbox, company),
  Phone: `+49 30 555 ${pick([1, 2, 3, 4])}${pick([5, 6, 7, 8])}${pick([0, 1, 2])}${pick([3, 4, 9])}`,
  MailingCity: company.city,
  MailingCountry: company.country,
  LeadSource: pick(["Web", "Partner Referral", "Other"]),
});

const mail = (mailbox: string, company: SeedCompany) =>
  `${mailbox}@${new URL(company.website).hostname.replace(/^www\./, "")}`;

const leadRow = (person: SeedPerson, pick: Pick) => ({
  FirstName: person.first,
  LastName: person.last,
  Company: person.account,
  Title: person.title,
  Email: person.mailbox === undefined ? null : `${person.mailbox}@mail.example`,
  Status: pick(["Open - Not Contacted", "Working - Contacted"]),
  LeadSource: pick(["Web", "Purchased List"]),
  Country: pick(["Germany", "France", "United States"]),
  IsUnreadByOwner: true,
});

function madeUp(company: SeedCompany, pick: Pick): SeedPerson {
  const first = pick(firstNames);
  const last = pick(lastNames);
  return {
    first,
    last,
    account: company.name,
    title: pick(titles),
    mailbox: `${first}.${last}`.toLowerCase(),
  };
}

function opportunityRow(company: SeedCompany, random: () => number, pick: Pick, now: Date) {
  const stage = pick(stages);
  const close = new Date(now.getTime() + (stage.closed ? -1 : 1) * (5 + random() * 150) * 86_400_000);
  const amount = Math.round(5 + random() * 400) * 1000;
  return {
    Name: `${company.name.slice(0, 90)} - ${pick(["Renewal", "Pilot", "Expansion", "New Platform"])}`,
    StageName: stage.name,
    Probability: stage.probability,
    IsClosed: stage.closed,
    IsWon: stage.won,
    ForecastCategory: stage.forecast,
    ForecastCategoryName: stage.forecast,
    Amount: amount,
    ExpectedRevenue: (amount * stage.probability) / 100,
    CloseDate: toDate(close),
    FiscalYear: close.getUTCFullYear(),
    FiscalQuarter: Math.floor(close.getUTCMonth() / 3) + 1,
    Fiscal: `${close.getUTCFullYear()} ${Math.floor(close.getUTCMonth() / 3) + 1}`,
    Type: pick(["New Customer", "Existing Customer - Upgrade"]),
    LeadSource: pick(["Web", "Partner Referral"]),
  };
}
