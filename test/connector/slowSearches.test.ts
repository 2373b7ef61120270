import { afterAll, afterEach, beforeAll, expect, it } from "vitest";
import { movableClock } from "../support/movableClock.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";

interface Matches {
  items: { name: string }[];
  gaps: string[];
}

let stack: ContactStack;
const clock = movableClock();

beforeAll(async () => {
  stack = await startContactStack({ clock: clock.now });
});
afterAll(() => stack.close());
afterEach(async () => {
  stack.waitForSalesforce();
  await stack.practice("DELETE", "/faults");
});

/** Salesforce answers no call that contains this text. */
async function hang(record: string) {
  const fault = { method: "POST", path: "/composite", record, times: 50, action: "hang" };
  await stack.practice("POST", "/faults", fault);
  // The longest time of a request, of which a match gives a quarter to what it does not need.
  stack.waitForSalesforce(16_000);
}

/** What only conditions on web addresses contain. */
const websiteSearch = "Website%20IN";
/** What only the search for accounts in other alphabets contains. */
const elsewhereSearch = "NOT%20(Name%20LIKE";
/** What only conditions on other spellings contain. */
const nearSearch = "FirstName%20LIKE";
const nearSearchAtAccount = "AccountId%20IN";

const people = [
  ["Brunhilde", "Okonkwo"],
  ["Casimir", "Vandersteen"],
  ["Dragomir", "Whitlock"],
  ["Ekaterina", "Pfaffenhuber"],
  ["Fiorella", "Zbrzezny"],
  ["Guillermo", "Hattingh"],
  ["Ottilie", "Ravndal"],
];

/**
 * A lead whose names are those of a contact, swapped: the search for other spellings finds it, and the one by
 * words beside it. With its matches, and the API calls that they took.
 */
async function matchSwapped() {
  const [firstName = "", lastName = ""] = people.shift() ?? [];
  const AccountId = stack.account.id;
  await stack.practice("POST", "/records/Contact", [{ FirstName: lastName, LastName: firstName, AccountId }]);
  await stack.practice("DELETE", "/requests");
  const { leadId } = await stack.addLead(stack.rep, { firstName, lastName });
  const { status, body } = await stack.rep.get<Matches>(`/v1/leads/${leadId}/matches`);
  expect(status, JSON.stringify(body)).toBe(200);
  return {
    leadId,
    isFound: body.items.some(({ name }) => name === `${lastName} ${firstName}`),
    gaps: body.gaps,
    calls: (await stack.apiCalls()).length,
  };
}

const spelling = (object: string) =>
  `On ${object}, First Name, Last Name could be searched for exact words only. People whose name is spelled differently may be missing.`;

it("a slow kind of condition holds up no match, takes the others with it once, and shares no call until it is quick", async () => {
  await matchSwapped();
  const usual = await matchSwapped();
  expect(usual).toMatchObject({ isFound: true, gaps: [] });

  await hang(nearSearchAtAccount);
  expect(await matchSwapped()).toMatchObject({
    isFound: true,
    gaps: [spelling("Contact"), spelling("Lead")],
  });
  expect(await matchSwapped()).toMatchObject({ isFound: true, gaps: [spelling("Contact")] });

  await stack.practice("DELETE", "/faults");
  expect(await matchSwapped()).toMatchObject({ isFound: true, gaps: [] });
  expect(await matchSwapped()).toMatchObject({ isFound: true, gaps: [], calls: usual.calls });
});

it("a lead that is opened is searched by words while its other spellings are still looked for", async () => {
  const AccountId = stack.account.id;
  await stack.practice("POST", "/records/Contact", [{ FirstName: "Zoë", LastName: "Fönssgård", AccountId }]);
  await hang(nearSearch);
  const { leadId } = await stack.addLead(stack.rep, { firstName: "Zoe", lastName: "Fonssgard" });
  const { body } = await stack.rep.get<Matches>(`/v1/leads/${leadId}/matches`);
  expect(body.items.map(({ name }) => name)).toEqual(["Zoë Fönssgård"]);
});

it("what a draft needs does not wait for a slow search that shares its call", async () => {
  const { leadId } = await matchSwapped();
  clock.advance({ minutes: 6 });
  const rep = await stack.signIn("rep@practice.example");
  await hang(nearSearch);
  const [matches, draft] = await Promise.all([
    rep.get<Matches>(`/v1/leads/${leadId}/matches`),
    rep.get<{ account: { opportunities: { id: string }[] | null } }>(`/v1/leads/${leadId}/draft`),
  ]);
  expect([matches.status, draft.status]).toEqual([200, 200]);
  expect(matches.body.gaps).toHaveLength(2);
  const ids = draft.body.account.opportunities?.map(({ id }) => id);
  expect(ids).toContain(stack.account.openOpportunityId);
});

it("a first list of the day does not wait for accounts in other alphabets where these are slow", async () => {
  clock.advance({ hours: 25 });
  const rep = await stack.signIn("rep2@practice.example");
  await stack.practice("POST", "/records/Contact", [
    { FirstName: "Thorvaldsen", LastName: "Ingeborg", AccountId: stack.account.id },
  ]);
  await hang(elsewhereSearch);
  const others = Array.from({ length: 20 }, (_, index) => ({ firstName: "Ana", lastName: `Quist${index}` }));
  const sought = { firstName: "Ingeborg", lastName: "Thorvaldsen", company: stack.account.name };
  const list = await rep.post<{ id: string }>("/v1/lead-lists", {
    name: "First",
    leads: [sought, ...others],
  });
  const leads = await rep.get<{ items: { firstName: string; crm: { status: string } }[] }>(
    `/v1/lead-lists/${list.body.id}/leads`,
  );
  const found = leads.body.items.find(({ firstName }) => firstName === "Ingeborg");
  expect(found?.crm.status).toBe("likely");
});

/** So many accounts that their table is not read as a whole quickly: one more than Crosswalk calls small. */
function fillAccounts() {
  stack.org.org.db.exec(`
    WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 50001)
    INSERT INTO Account (Id, Name, IsDeleted) SELECT printf('001ZZ%013d', i), 'Filler ' || i, 0 FROM n`);
}

it("neither a match nor a draft waits for a slow search for a company's website", async () => {
  fillAccounts();
  // The org is asked for its plans once a day.
  clock.advance({ hours: 25 });
  const rep = await stack.signIn("rep@practice.example");
  await hang(websiteSearch);
  const csv = `First Name,Last Name,Company,Company Website\nSieglinde,Oppenheim,Nordlys Energi,nordlys.example\n`;
  const list = await rep.post<{ id: string }>("/v1/lead-lists?name=Website", csv, {
    "content-type": "text/csv",
  });
  const leads = await rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${list.body.id}/leads`);
  const [lead] = leads.body.items;

  const [matches, draft] = await Promise.all([
    rep.get<Matches>(`/v1/leads/${lead?.id}/matches`),
    rep.get(`/v1/leads/${lead?.id}/draft`),
  ]);
  expect([matches.status, draft.status], JSON.stringify([matches.body, draft.body])).toEqual([200, 200]);
  expect(matches.body.gaps).toContain(
    "On Account, Salesforce took too long to search Website. People who can be found only that way may be missing.",
  );
});
