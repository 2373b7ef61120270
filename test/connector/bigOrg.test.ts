import { afterAll, beforeAll, expect, it } from "vitest";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

interface Matches {
  items: { name: string }[];
  gaps: string[];
}

/** One more than an org may have whose tables are read as a whole quickly. */
const peopleCount = 50_001;
const profile = "https://www.linkedin.com/in/kari-solberg-77";
const kari = {
  firstName: "Kari",
  lastName: "Solberg",
  company: "Fjord Systems",
  email: "kari@solberg.example",
  profileUrl: profile,
};

let stack: ContactStack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
  const linkedIn = { name: "LinkedIn__c", label: "LinkedIn Profile", type: "url" };
  await stack.practice("POST", "/objects/Contact/fields", linkedIn);
  for (const object of ["Contact", "Lead"]) {
    const own = object === "Contact" ? { AccountId: stack.account.id } : { Company: "Elsewhere Ltd" };
    const rows = Array.from({ length: peopleCount }, (_, index) => {
      return { FirstName: "Given", LastName: `Family${index}`, ...own };
    });
    await stack.practice("POST", `/records/${object}`, rows);
  }
  const companies = Array.from({ length: peopleCount }, (_, index) => ({ Name: `Company ${index}` }));
  await stack.practice("POST", "/records/Account", companies);
  const AccountId = stack.account.id;
  await stack.practice("POST", "/records/Contact", [
    { FirstName: "Kari", LastName: "Berg", LinkedIn__c: profile, AccountId },
    { FirstName: "Kari", LastName: "Solberg", Email: kari.email, AccountId },
  ]);
  await stack.practice("POST", "/records/Account", [
    { Name: "Polaris Holding", Website: "https://www.nordlys.example" },
  ]);
  const holding = stack.org.org.db.prepare<[], { Id: string }>(
    "SELECT Id FROM Account WHERE Name = 'Polaris Holding'",
  );
  await stack.practice("POST", "/records/Contact", [
    { FirstName: "Sieglind", LastName: "Openheim", AccountId: holding.get()?.Id },
  ]);
});
afterAll(() => stack.close());

/**
 * Lets so much time pass that the connector has forgotten what it knew, or a day, and gives the rep's matches
 * of a lead, with the number of API calls that they took.
 */
async function match({ changes = {}, unindexedLatencyMs = 0, aDayLater = false } = {}) {
  clock.advance(aDayLater ? { hours: 25 } : { minutes: 6 });
  const rep = await stack.signIn("rep@practice.example");
  await stack.practice("PATCH", "/settings", { unindexedLatencyMs });
  // The longest time of a request, as in production.
  stack.waitForSalesforce(20_000);
  await stack.practice("DELETE", "/requests");
  const { leadId } = await stack.addLead(rep, { ...kari, ...changes });
  const { status, body } = await rep.get<Matches>(`/v1/leads/${leadId}/matches`);
  expect(status, JSON.stringify(body)).toBe(200);
  return {
    names: body.items.map(({ name }) => name),
    gaps: body.gaps,
    calls: (await stack.apiCalls()).length,
  };
}

it("a big org is asked for its plans once a day", async () => {
  const [first, second] = [await match({ aDayLater: true }), await match()];
  expect(second.calls).toBe(first.calls - 1);
  expect((await match()).calls).toBe(second.calls);
  expect((await match({ aDayLater: true })).calls).toBe(first.calls);
});

it("a match in a big org uses a field without an index while its search is quick", async () => {
  const { names, gaps } = await match();
  expect(names).toEqual(expect.arrayContaining(["Kari Solberg", "Kari Berg"]));
  expect(gaps).toEqual([]);
});

it("a match in a big org does not wait for a slow search of a field without an index, and says what was not searched", async () => {
  const { names, gaps } = await match({ unindexedLatencyMs: 20_000 });
  expect(names).toContain("Kari Solberg");
  expect(names).not.toContain("Kari Berg");
  expect(gaps).toEqual([
    "On Contact, Salesforce took too long to search LinkedIn Profile. People who can be found only that way may be missing.",
  ]);
});

it("a match in a big org does not wait for a slow search for similar names at a company", async () => {
  const changes = { firstName: "Xochitl", lastName: "Vrzhkovska", email: "", company: "Elsewhere Ltd" };
  const { gaps } = await match({ changes, unindexedLatencyMs: 20_000 });
  expect(gaps).toContain(
    "On Lead, First Name, Last Name could be searched for exact words only. People whose name is spelled differently may be missing.",
  );
});

/** The matches and the draft of a lead whose company has another name in the org, but the same website. */
async function matchByWebsite(unindexedLatencyMs: number) {
  clock.advance({ minutes: 6 });
  const rep = await stack.signIn("rep@practice.example");
  await stack.practice("PATCH", "/settings", { unindexedLatencyMs });
  stack.waitForSalesforce(20_000);
  const csv = `First Name,Last Name,Company,Company Website\nSieglinde,Oppenheim,Nordlys Energi,nordlys.example\n`;
  const list = await rep.post<{ id: string }>("/v1/lead-lists?name=Website", csv, {
    "content-type": "text/csv",
  });
  const leads = await rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${list.body.id}/leads`);
  const [lead] = leads.body.items;
  const matches = await rep.get<Matches>(`/v1/leads/${lead?.id}/matches`);
  const draft = await rep.get<{ account: { suggestions: { name: string }[] } }>(
    `/v1/leads/${lead?.id}/draft`,
  );
  expect([matches.status, draft.status], JSON.stringify([matches.body, draft.body])).toEqual([200, 200]);
  return {
    names: matches.body.items.map(({ name }) => name),
    gaps: matches.body.gaps,
    accounts: draft.body.account.suggestions.map(({ name }) => name),
  };
}

it("a match and a draft in a big org find a company by its website while that search is quick", async () => {
  const { names, gaps, accounts } = await matchByWebsite(0);
  expect(names).toContain("Sieglind Openheim");
  expect(gaps).toEqual([]);
  expect(accounts).toContain("Polaris Holding");
});

it("neither a match nor a draft in a big org waits for a slow search for a company's website", async () => {
  const { gaps, accounts } = await matchByWebsite(25_000);
  expect(gaps).toContain(
    "On Account, Salesforce took too long to search Website. People who can be found only that way may be missing.",
  );
  expect(accounts).not.toContain("Polaris Holding");
});
