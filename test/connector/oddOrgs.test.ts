import { afterAll, afterEach, beforeAll, describe, expect, it } from "vitest";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack, type Problem } from "../support/startContactStack.ts";

interface Matches {
  items: {
    recordId: string;
    name: string;
    object: string;
    company: string | null;
    reasons: { text: string }[];
  }[];
  gaps: string[];
}
interface Draft {
  account: {
    suggestions: { name: string; isExact: boolean }[];
    selected: { id: string; name: string } | null;
  };
  contact: Record<string, unknown>;
  canCreate: boolean;
}

let stack: ContactStack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());
afterEach(() => configure({ encryptedFields: [], personAccounts: false, queryPageSize: 2000 }));

/** The org's settings, and so much later that the connector has forgotten what the org said of itself. */
async function configure(settings: Record<string, unknown>): Promise<void> {
  await stack.practice("PATCH", "/settings", settings);
  clock.advance({ minutes: 6 });
}

async function matchesOf(lead: Record<string, string>): Promise<Matches> {
  const { leadId } = await stack.addLead(stack.rep, lead);
  return readMatches(leadId);
}

async function readMatches(leadId: string): Promise<Matches> {
  const { status, body } = await stack.rep.get<Matches>(`/v1/leads/${leadId}/matches`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

const shown = ({ items }: Matches) =>
  items.map(({ name, object, company }) => `${object} ${name} ${company}`).sort();
const gapsOf = ({ gaps }: Matches) => gaps;

const people = ["Contact", "Lead"].flatMap((object) =>
  ["FirstName", "LastName", "Email", "Phone"].map((field) => `${object}.${field}`),
);
const spelling = (object: string) =>
  `On ${object}, First Name, Last Name could be searched for exact words only. People whose name is spelled differently may be missing.`;

const tobias = { firstName: "Tobias", lastName: "Brandt", company: "Northwind Energy" };

describe("an org that encrypts people", () => {
  it("finds them by their names, and says what it could not compare", async () => {
    const known = await matchesOf(tobias);
    expect(shown(known)).toHaveLength(3);
    expect(known.gaps).toEqual([]);
    await configure({ encryptedFields: [...people, "Lead.Company"] });
    const found = await matchesOf(tobias);
    expect(shown(found)).toEqual(expect.arrayContaining(shown(known)));
    expect(gapsOf(found).sort()).toEqual([spelling("Contact"), spelling("Lead")]);
  });

  it("says that it could not search names at all where Salesforce refuses the search, too", async () => {
    await configure({ encryptedFields: people });
    const body = [{ errorCode: "INVALID_TYPE", message: "sObject type 'Contact' is not supported." }];
    await stack.practice("POST", "/faults", {
      path: "/search",
      times: 9,
      action: "error",
      status: 400,
      body,
    });
    const elsewhere = { ...tobias, company: "Larkhall Elsewhere", email: "tobias@brandt.example" };
    const found = await matchesOf(elsewhere);
    await stack.practice("DELETE", "/faults");
    expect(found.items).toEqual([]);
    expect(
      gapsOf(found)
        .map((gap) => gap.split(".", 1)[0])
        .sort(),
    ).toEqual(
      ["Contact", "Lead"].flatMap((object) => [
        `On ${object}, your org doesn't let Email be searched`,
        `On ${object}, your org doesn't let First Name, Last Name be searched`,
      ]),
    );
  });

  it("has drafts from which contacts are made, and proposes their encrypted accounts", async () => {
    await configure({ encryptedFields: [...people, "Account.Name", "Account.Website"] });
    const { leadId } = await stack.addLead(stack.rep, { firstName: "Ziva", company: stack.account.name });
    const draft = await stack.rep.get<Draft>(`/v1/leads/${leadId}/draft`);
    expect(draft).toMatchObject({
      status: 200,
      body: { canCreate: true, account: { selected: { id: stack.account.id } } },
    });
    const made = await stack.rep.post("/v1/contacts", { leadId, contact: draft.body.contact });
    expect(made).toMatchObject({ status: 201 });
    expect(await readMatches(leadId)).toMatchObject({ items: [{ level: "linked" }] });
  });

  it("names the org's own field for profiles that it does not let be searched", async () => {
    await stack.practice("POST", "/objects/Contact/fields", {
      name: "LinkedIn__c",
      label: "LinkedIn Profile",
      type: "url",
    });
    await configure({ encryptedFields: ["Contact.LinkedIn__c"] });
    expect(gapsOf(await matchesOf(tobias))).toEqual([
      "On Contact, your org doesn't let LinkedIn Profile be searched. People who can be found only that way may be missing.",
    ]);
  });
});

describe("an org with person accounts", () => {
  it("proposes none of them as a lead's company", async () => {
    const person = { company: "Northwind" };
    await configure({ personAccounts: true });
    const { leadId } = await stack.addLead(stack.rep, person);
    const { body } = await stack.rep.get<Draft>(`/v1/leads/${leadId}/draft`);
    const names = body.account.suggestions.map(({ name }) => name);
    expect(names).toContain("Northwind Energy Inc.");
    expect(names).not.toContain("Northwind");
    const typed = await stack.rep.get<{ items: { name: string }[] }>("/v1/accounts?q=Northwind");
    expect(typed.body.items.map(({ name }) => name)).toContain("Northwind Energy");
    expect(typed.body.items.map(({ name }) => name)).not.toContain("Northwind");
  });

  it("matches the person, who has no company", async () => {
    await configure({ personAccounts: true });
    const { items } = await matchesOf({
      firstName: "Beatriz",
      lastName: "Salvatierra",
      company: "Northwind",
    });
    expect(items).toMatchObject([{ object: "Contact", name: "Beatriz Salvatierra", company: null }]);
  });

  it("refuses a contact on one, in Crosswalk's words, and without asking where it is known", async () => {
    await configure({ personAccounts: true });
    const person = stack.org.org.db.prepare("SELECT Id FROM Account WHERE IsPersonAccount = 1").get() as {
      Id: string;
    };
    const message = "Account Name must be a company. The selected account is a person account.";
    const refuse = async () => {
      const { leadId } = await stack.addLead();
      const creation = stack.creation(leadId, { contact: { AccountId: person.Id } });
      await stack.practice("DELETE", "/requests");
      const refused = await stack.rep.post<Problem>("/v1/contacts", creation);
      expect(refused).toMatchObject({
        status: 422,
        body: { code: "validation-failed", fields: [{ field: "AccountId", message }] },
      });
      return (await stack.apiCalls()).filter(
        ({ method, path }) => method === "POST" && path.endsWith("/composite"),
      );
    };
    expect(await refuse()).not.toEqual([]);
    await stack.rep.get(`/v1/accounts/${person.Id}/opportunities`);
    expect(await refuse()).toEqual([]);
  });
});

it("an org with State and Country picklists has drafts with the code of the account's country", async () => {
  stack.org.org.db
    .prepare("UPDATE Account SET BillingCountry = ? WHERE Id = ?")
    .run("Portugal", stack.account.id);
  await configure({ stateAndCountryPicklists: true });
  try {
    const { leadId } = await stack.addLead(stack.rep, { location: "" });
    const { body } = await stack.rep.get<Draft>(`/v1/leads/${leadId}/draft`);
    expect(body.contact).toMatchObject({ MailingCountryCode: "PT" });
    expect(body.account.selected).toMatchObject({ country: "Portugal", countryCode: "PT" });
    const answer = await stack.rep.post("/v1/contacts", { leadId, contact: body.contact });
    expect(answer.status).toBe(201);
  } finally {
    await configure({ stateAndCountryPicklists: false });
  }
});
