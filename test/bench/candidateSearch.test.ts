import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { searchFor } from "./inSalesforce.ts";
import { generateLabelledSet } from "./labelled/generateLabelledSet.ts";
import { tunedSeeds } from "./labelled/seeds.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { movableClock } from "../support/movableClock.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Matches {
  items: { recordId: string; name: string; company: string; level: string; reasons: { text: string }[] }[];
  total: number;
}
interface LeadInput {
  firstName: string;
  lastName: string;
  company?: string;
  title?: string;
  email?: string;
  location?: string;
  profileUrl?: string;
}

let stack: Stack;
let rep: ApiClient;
let accountId: string;
const clock = movableClock();
beforeAll(async () => {
  stack = await startStack({ environment: { SALESFORCE_TIMEOUT_MS: "30000" }, clock: clock.now });
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.practice("POST", "/reset", { seed: "empty" });
  // What is asked once a day is asked anew.
  clock.advance({ hours: 25 });
  rep = await stack.signIn("rep@practice.example");
  accountId = await load("Account", [{ Name: "Nordwerk Robotics GmbH", Website: "www.nordwerk.example" }]);
});

/** Loads records and returns the id of the first. */
async function load(object: string, records: Record<string, unknown>[]): Promise<string> {
  const { ids } = await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, records);
  return ids[0] ?? "";
}

const contact = (FirstName: string, LastName: string, more: Record<string, unknown> = {}) =>
  load("Contact", [{ FirstName, LastName, AccountId: accountId, ...more }]);

/** So many contacts whom nobody looks for. */
const crowd = (size: number) =>
  load(
    "Contact",
    Array.from({ length: size }, (_, index) => ({
      FirstName: "Xaver",
      LastName: `Zz${index}`,
      AccountId: accountId,
    })),
  );

async function importLeads(leads: LeadInput[]): Promise<string> {
  const { body } = await rep.post<{ id: string }>("/v1/lead-lists", { name: "Leads", leads });
  return body.id;
}

async function matchesOf(lead: LeadInput): Promise<Matches> {
  const listId = await importLeads([lead]);
  const { body } = await rep.get<{ items: { id: string }[] }>(`/v1/lead-lists/${listId}/leads`);
  return (await rep.get<Matches>(`/v1/leads/${body.items[0]?.id ?? ""}/matches`)).body;
}

async function callsOf(work: () => Promise<unknown>): Promise<number> {
  await rep.get("/v1/connection");
  await stack.practice("DELETE", "/requests");
  await work();
  return (await stack.practice<unknown[]>("GET", "/requests")).length;
}

const company = "Nordwerk Robotics";

describe("a lead", () => {
  it.each([
    ["with a slip in the last name", ["Thandiwe", "Mokonea"], ["Thandiwe", "Mokoena"]],
    ["with a slip in the first letters", ["Thandiwe", "Okoena"], ["Thandiwe", "Mokoena"]],
    ["with a slip in the first name", ["Thandwie", "Mokoena"], ["Thandiwe", "Mokoena"]],
    ["the other way round", ["Mokoena", "Thandiwe"], ["Thandiwe", "Mokoena"]],
    ["by its initial", ["Thandiwe", "Mokoena"], ["T.", "Mokoena"]],
    ["in full, the lead hiding the last name", ["Thandiwe", "M."], ["Thandiwe", "Mokoena"]],
    ["in full, the lead having an initial", ["T.", "Mokoena"], ["Thandiwe", "Mokoena"]],
    ["with a middle name", ["Anna", "Meyer"], ["Anna Maria", "Meyer"]],
    ["without a married name", ["Alice", "Penhaligon-Grey"], ["Alice", "Penhaligon"]],
    ["with a married name", ["Alice", "Penhaligon"], ["Alice", "Penhaligon-Grey"]],
    ["by the second of two names", ["Alice", "Grey-Penhaligon"], ["Alice", "Penhaligon"]],
    ["with accents the lead has lost", ["Jose", "Nunez"], ["José", "Núñez"]],
    ["without the lead's accents", ["José", "Núñez"], ["Jose", "Nunez"]],
    ["with umlauts written out", ["Jürgen", "Müller"], ["Juergen", "Mueller"]],
    ["in Latin letters", ["Дмитрий", "Жуков"], ["Dmitry", "Zhukov"]],
    ["in Cyrillic", ["Dmitry", "Zhukov"], ["Дмитрий", "Жуков"]],
    ["in Japanese", ["Taro", "Tanaka"], ["太郎", "田中"]],
    ["in Ukrainian letters", ["Svitlana", "Mazun"], ["Світлана", "Мазун"]],
    ["in Greek", ["Maria", "Kalogeropoulou"], ["Μαρία", "Καλογεροπούλου"]],
    ["in Arabic", ["Moustafa", "Zaki"], ["مصطفى", "زكي"]],
    ["in Latin letters, the lead being Arabic", ["جمال", "الغامدي"], ["Gamal", "Al Ghamdi"]],
    ["in Hebrew", ["Orly", "Edri"], ["אורלי", "אדרי"]],
    ["in Devanagari", ["Sunita", "Mehta"], ["सुनीता", "मेहता"]],
    ["in Thai", ["Suda", "Chaidee"], ["สุดา", "ใจดี"]],
    ["in Chinese", ["Meiling", "Ye"], ["美玲", "叶"]],
    ["in Korean", ["Young-soo", "Kim"], ["영수", "김"]],
    ["by another spelling of a Korean name", ["Seong Min", "Gim"], ["Kim", "Sung-min"]],
    ["in one field", ["Thandiwe", "Mokoena"], ["", "Thandiwe Mokoena"]],
    ["in Latin letters, the lead being Japanese", ["太郎", "田中"], ["Taro", "Tanaka"]],
    ["by a nickname", ["Robert", "Ferris"], ["Bob", "Ferris"]],
    ["in another language's spelling", ["Muhammad", "Haddad"], ["Mohamed", "Haddad"]],
    ["with another apostrophe", ["Siobhan", "O'Dowd"], ["Siobhan", "O’Dowd"]],
    ["with Mac for Mc", ["Fiona", "McDonald"], ["Fiona", "MacDonald"]],
    ["without a particle", ["Wouter", "van der Meer"], ["Wouter", "Meer"]],
    ["with a particle joined", ["Wouter", "van der Meer"], ["Wouter", "Vandermeer"]],
    ["hyphenated", ["Jean Luc", "Moreau"], ["Jean-Luc", "Moreau"]],
    ["as Taiwan does, the other way round", ["He", "Kuan-Yu"], ["Guanyu", "He"]],
    ["in Latin letters, the other way round", ["Zolkiewski", "Ольга"], ["Olga", "Żółkiewski"]],
    ["in one field, by a short form", ["Aleksandr", "Gorbachev"], ["", "Sasha Gorbachev"]],
    [
      "in one field, by a short form of another sound",
      ["Vasiliki", "Chatzidaki"],
      ["", "Hatzidhaki, Vasiliki"],
    ],
    ["in Hangul, by a spelling of its own", ["Jihoon", "Sohn"], ["지훈", "손"]],
  ] as [string, [string, string], [string, string]][])(
    "is found where the CRM writes the name %s",
    async (_what, lead, record) => {
      const id = await contact(...record);
      const [firstName, lastName] = lead;
      const { items } = await matchesOf({ firstName, lastName, company });
      expect(items.map(({ recordId }) => recordId)).toEqual([id]);
    },
  );

  it("is found by a name that has lost its accents, when the company says nothing", async () => {
    const id = await contact("José", "Núñez");
    expect((await matchesOf({ firstName: "Jose", lastName: "Nunez" })).items).toMatchObject([
      { recordId: id, level: "possible" },
    ]);
  });

  it.each([
    ["in Ukrainian letters", ["Olena", "Vasylkivska"], ["Олена", "Васильківська"]],
    ["in Devanagari", ["Dipak", "Malhotra"], ["दीपक", "मल्होत्रा"]],
    ["in Thai", ["Surachai", "Tongdee"], ["สุรชัย", "ทองดี"]],
    ["in Chinese", ["Jianhua", "Wang"], ["建华", "王"]],
    ["in Latin letters, the lead being Greek", ["Σπύρος", "Οικονόμου"], ["Spyros", "Oikonomou"]],
    ["in Latin letters, the lead being Hebrew", ["ליאת", "גרינברג"], ["Liat", "Greenberg"]],
    ["in Latin letters, the lead being Korean", ["성민", "장"], ["Sung-min", "Jang"]],
    ["with another first letter", ["Wijay", "Srivastava"], ["Vijay", "Srivastava"]],
    ["behind a title, without a married name", ["Enzo", "Moen-Hand"], ["Mr. Enzo", "Moen"]],
    ["without its first letter", ["Épiphane", "Martin"], ["?piphane", "Martin"]],
    ["in a wrong encoding", ["Björn", "Sigurðsson"], ["BjÃ¶rn", "SigurÃ°sson"]],
  ] as [string, [string, string], [string, string]][])(
    "is found at another company where the CRM writes the name %s",
    async (_what, [firstName, lastName], record) => {
      const id = await contact(...record);
      const { items } = await matchesOf({ firstName, lastName });
      expect(items.map(({ recordId }) => recordId)).toEqual([id]);
    },
  );

  it("is found by a name that has lost its accents, where somebody else has it without them", async () => {
    await contact("Mathieu", "Berube");
    const id = await contact("Mathieu", "Bérubé");
    const { items } = await matchesOf({ firstName: "Mathieu", lastName: "Berube" });
    expect(items.map(({ recordId }) => recordId)).toContain(id);
  });

  it("is found without a company by a hidden last name and the title", async () => {
    const AccountId = await load("Account", [{ Name: "Unknown" }]);
    const id = await contact("Lixin", "Liang", {
      AccountId,
      Title: "Head of Supply",
      Email: "lixin@nordwerkrobotics.example",
    });
    const lead = { firstName: "Lixin", lastName: "L.", title: "Head of Supply", company };
    const { items } = await matchesOf(lead);
    expect(items.map(({ recordId }) => recordId)).toEqual([id]);
  });

  it("is found at the company by a title before the given name, whoever she married", async () => {
    const id = await contact("Prof. Dr. Kattie", "Ankunding", { Title: "Head of Supply" });
    const { items } = await matchesOf({
      firstName: "Kattie",
      lastName: "Harris",
      title: "Head of Supply",
      company,
    });
    expect(items.map(({ recordId }) => recordId)).toEqual([id]);
  });

  it.each([
    ["a slip in the last name", "Mokoema"],
    ["a slip in its first letters", "Mkooena"],
  ])("is found despite %s, when the company says nothing", async (_what, lastName) => {
    const id = await contact("Thandiwe", "Mokoena");
    const { items } = await matchesOf({ firstName: "Thandiwe", lastName });
    expect(items).toMatchObject([{ recordId: id, level: "possible" }]);
  });

  it.each([
    ["with its article", "The Larkhall Group", "The Larkhall Group Inc."],
    ["without what stands behind its first word", "Larkhall Media Services", "Larkhall"],
    ["in words", "LarkhallMediaB.V.", "Larkhall Media"],
    ["by its new name alone", "Corvina Media (now Larkhall)", "Larkhall"],
    ["by its initials", "Larkhall Foods Services", "LFS LLC"],
    ["written out", "LFS Group", "Larkhall Foods Services"],
    ["in another alphabet", "Grandtekhmet", "ООО «Грандтехмет»"],
  ])(
    "is found in a list despite a hidden name, where the CRM has the company %s",
    async (_what, at, Name) => {
      const id = await load("Contact", [
        { FirstName: "Thandiwe", LastName: "Mokoena", AccountId: await load("Account", [{ Name }]) },
      ]);
      const others = Array.from({ length: 20 }, (_, index) => ({ firstName: "Ana", lastName: `Q${index}` }));
      const listId = await importLeads([{ firstName: "Thandiwe", lastName: "M.", company: at }, ...others]);
      const { body } = await rep.get<{ items: { firstName: string; crm: { recordId?: string } }[] }>(
        `/v1/lead-lists/${listId}/leads`,
      );
      expect(body.items.find(({ firstName }) => firstName === "Thandiwe")?.crm.recordId).toBe(id);
    },
  );

  it("is found despite a slip, as a Salesforce Lead of the company", async () => {
    const id = await load("Lead", [
      { FirstName: "Thandiwe", LastName: "Mokoena", Company: "Nordwerk Robotics GmbH" },
    ]);
    expect((await matchesOf({ firstName: "Thandiwe", lastName: "Mokonea", company })).items).toMatchObject([
      { recordId: id, level: "likely" },
    ]);
  });

  it("is found despite a slip, at a company known by its web domain alone", async () => {
    const id = await contact("Thandiwe", "Mokoena");
    const form =
      "First Name,Last Name,Company,Company Domain\nThandiwe,Mokonea,NW Systems,nordwerk.example\n";
    const { body } = await rep.post<{ id: string }>("/v1/lead-lists?name=A", form, {
      "content-type": "text/csv",
    });
    const leads = await rep.get<{ items: { crm: object }[] }>(`/v1/lead-lists/${body.id}/leads`);
    expect(leads.body.items[0]?.crm).toMatchObject({ status: "likely", recordId: id });
  });
});

describe("an org's own field for LinkedIn profiles", () => {
  beforeEach(async () => {
    const field = { name: "LinkedIn_Profile__c", label: "LinkedIn", type: "url" };
    await stack.practice("POST", "/objects/Contact/fields", field);
    rep = await stack.signIn("rep2@practice.example");
  });
  const profileUrl = "https://www.linkedin.com/in/thandiwe-mokoena-example";

  it("is believed: whoever has the lead's profile is the lead, whatever they are called now", async () => {
    const id = await contact("Thandiwe", "Dlamini", {
      LinkedIn_Profile__c: "linkedin.com/in/Thandiwe-Mokoena-Example/",
    });
    const { items } = await matchesOf({ firstName: "Thandiwe", lastName: "Mokoena", profileUrl });
    expect(items).toMatchObject([{ recordId: id, level: "certain" }]);
    expect(items[0]?.reasons).toMatchObject([{ text: "Same LinkedIn profile" }]);
  });

  it("says nothing where it is empty or holds something else", async () => {
    const id = await contact("Thandiwe", "Mokoena", { LinkedIn_Profile__c: "https://example.com/thandiwe" });
    const { items } = await matchesOf({ firstName: "Thandiwe", lastName: "Mokoena", profileUrl });
    expect(items).toMatchObject([{ recordId: id, level: "possible" }]);
  });
});

describe("a name that thousands have", () => {
  const many = 5_000;
  it("is found at the lead's company, in few calls, and the answer says how many there are", async () => {
    const at = await contact("Maria", "Garcia", { Title: "Head of Quality" });
    const elsewhere = await load("Account", [{ Name: "Larkhall Media" }]);
    const crowd = Array.from({ length: many }, (_, i) => ({
      FirstName: "Maria",
      LastName: "Garcia",
      AccountId: elsewhere,
      LastModifiedDate: new Date(Date.UTC(2020, 0, 1) + i * 60_000).toISOString(),
    }));
    await load("Contact", crowd);
    const ordinary = await contact("Thandiwe", "Mokoena");
    const listId = await importLeads([
      { firstName: "Maria", lastName: "Garcia", company },
      { firstName: "Thandiwe", lastName: "Mokoena", company },
    ]);
    const calls = await callsOf(() => rep.get(`/v1/lead-lists/${listId}/leads`));
    expect(calls).toBeLessThanOrEqual(10);
    const { body } = await rep.get<{ items: { id: string; crm: { recordId: string } }[] }>(
      `/v1/lead-lists/${listId}/leads`,
    );
    expect(body.items.map(({ crm }) => crm.recordId)).toEqual([at, ordinary]);
    const matches = await rep.get<Matches>(`/v1/leads/${body.items[0]?.id ?? ""}/matches`);
    expect(matches.body.total).toBe(many + 1);
    expect(matches.body.items).toHaveLength(200);
  });

  it("is read to the last record where hundreds have it", async () => {
    await load(
      "Contact",
      Array.from({ length: 150 }, () => ({ FirstName: "Maria", LastName: "Garcia", AccountId: accountId })),
    );
    const matches = await matchesOf({ firstName: "Maria", lastName: "Garcia" });
    expect(matches.items).toHaveLength(150);
    expect(matches.total).toBe(150);
  });
});

describe("a list that is searched by words", () => {
  it("finds whom only a namesake hides, in the calls that it takes for others", async () => {
    await contact("Marcos", "dos Santos");
    const elsewhere = await load("Account", [{ Name: "Unknown" }]);
    const id = await contact("Marcos", "Vicente dos Santos", { AccountId: elsewhere });
    const others = Array.from({ length: 30 }, (_, index) => ({ firstName: "Ana", lastName: `Q${index}` }));
    const lead = { firstName: "Marcos", lastName: "dos Santos", company: "Zelafort Logistica" };
    const listId = await importLeads([lead, ...others]);
    await stack.practice("DELETE", "/requests");
    const { body } = await rep.get<{ items: { id: string; firstName: string }[] }>(
      `/v1/lead-lists/${listId}/leads`,
    );
    const found = body.items.find(({ firstName }) => firstName === "Marcos");
    const { items } = (await rep.get<Matches>(`/v1/leads/${found?.id ?? ""}/matches`)).body;
    expect(items.map(({ recordId }) => recordId)).toContain(id);
    const requests = await stack.practice<{ path: string }[]>("GET", "/requests");
    expect(requests.filter(({ path }) => path.includes("/search?"))).toHaveLength(1);
  });
});

describe("a list in an org that encrypts people and companies", () => {
  const encryptedFields = [
    ...["Contact", "Lead"].flatMap((object) =>
      ["FirstName", "LastName", "Email"].map((field) => `${object}.${field}`),
    ),
    ...["Account.Name", "Account.Website", "Lead.Company"],
  ];
  beforeEach(() => stack.practice("PATCH", "/settings", { encryptedFields }));
  afterEach(() => stack.practice("PATCH", "/settings", { encryptedFields: [] }));

  interface Crm {
    status: string;
    recordId?: string;
  }
  /** What the CRM has of a lead in a list with others, and the calls of all. */
  async function foundOf(lead: LeadInput): Promise<{ crm: Crm; calls: number; leadId: string }> {
    const others = Array.from({ length: 30 }, (_, index) => ({ firstName: "Ana", lastName: `Q${index}` }));
    const listId = await importLeads([lead, ...others]);
    let items: { id: string; firstName: string; crm: Crm }[] = [];
    const calls = await callsOf(async () => {
      ({
        body: { items },
      } = await rep.get<{ items: typeof items }>(`/v1/lead-lists/${listId}/leads`));
    });
    const found = items.find(({ firstName }) => firstName === lead.firstName);
    return { crm: found?.crm ?? { status: "not there" }, calls, leadId: found?.id ?? "" };
  }

  it.each([
    ["a first letter that slipped", { firstName: "Jordan", lastName: "Kojoutek" }, ["Jordan", "Kohoutek"]],
    ["a hidden last name", { firstName: "Ambrozy", lastName: "W.", title: "CFO" }, ["Ambrozy", "Witek"]],
    ["another alphabet", { firstName: "Dmitry", lastName: "Zhukov" }, ["Дмитрий", "Жуков"]],
  ])("is found at no company despite %s, in few calls", async (_what, lead, [FirstName, LastName]) => {
    await crowd(2_500);
    const AccountId = await load("Account", [{ Name: "Unknown" }]);
    const id = await load("Contact", [
      { FirstName, LastName, AccountId, Title: "CFO", Email: "someone@nordwerkrobotics.example" },
    ]);
    await crowd(2_500);
    const { crm, calls, leadId } = await foundOf({ ...lead, company });
    expect(crm).toMatchObject({ recordId: id });
    // The org's plans, and what is read.
    expect(calls).toBeLessThanOrEqual(3);
    const { body } = await rep.get<{ gaps: unknown[] }>(`/v1/leads/${leadId}/matches`);
    expect(body.gaps).toEqual([]);
  });

  it("is found among Salesforce Leads, too", async () => {
    await crowd(5_000);
    const id = await load("Lead", [{ FirstName: "Jordan", LastName: "Kohoutek", Company: "SPTS" }]);
    const { crm } = await foundOf({ firstName: "Jordan", lastName: "Kojoutek", company: "SPTS GmbH" });
    expect(crm).toMatchObject({ recordId: id });
  });

  it.each([
    ["more people than a few calls read", () => crowd(20_000)],
    ["short pages", () => stack.practice("PATCH", "/settings", { queryPageSize: 200 })],
    [
      "no answer to so many queries",
      () =>
        stack.practice("POST", "/faults", {
          path: "/composite",
          record: encodeURIComponent(" ORDER BY Id "),
          times: 9,
          action: "error",
          status: 500,
        }),
    ],
  ])("is found by the words of the name where there are %s", async (_what, make) => {
    await crowd(1_000);
    await make();
    const id = await contact("Thandiwe", "Mokoena");
    const { crm, leadId } = await foundOf({ firstName: "Thandiwe", lastName: "Mokoena", company });
    await stack.practice("DELETE", "/faults");
    await stack.practice("PATCH", "/settings", { queryPageSize: 2_000 });
    expect(crm).toMatchObject({ status: "likely", recordId: id });
    const { body } = await rep.get<{ gaps: unknown[] }>(`/v1/leads/${leadId}/matches`);
    expect(body.gaps).not.toEqual([]);
  });

  it("is read for many leads: a single one is found by the words of its name, as somebody waits", async () => {
    const id = await contact("Thandiwe", "Mokoena");
    await stack.practice("DELETE", "/requests");
    expect((await matchesOf({ firstName: "Thandiwe", lastName: "Mokoena", company })).items).toMatchObject([
      { recordId: id },
    ]);
    const requests = await stack.practice<{ path: string }[]>("GET", "/requests");
    expect(requests.some(({ path }) => path.includes("/search"))).toBe(true);
  });
});

describe("what Salesforce does not do", () => {
  it("a record too new for its search index is found all the same", async () => {
    await stack.practice("PATCH", "/settings", { searchDelayMs: 60_000 });
    const id = await contact("Thandiwe", "Mokoena");
    expect((await matchesOf({ firstName: "Thandiwe", lastName: "Mokonea", company })).items).toMatchObject([
      { recordId: id },
    ]);
  });

  it("a search that fails costs only what it alone would have found", async () => {
    await stack.practice("POST", "/faults", { path: "/search", times: 50, action: "error", status: 500 });
    const id = await contact("Anna", "Meyer");
    const listId = await importLeads([
      { firstName: "Anna", lastName: "Meyer", company },
      { firstName: "Jose", lastName: "Nunez" },
    ]);
    const { body } = await rep.get<{ items: { crm: { status: string } }[] }>(
      `/v1/lead-lists/${listId}/leads`,
    );
    expect(body.items.map(({ crm }) => crm)).toMatchObject([
      { status: "likely", recordId: id },
      { status: "new" },
    ]);
  });

  it("names of any characters harm no query", async () => {
    const id = await contact("O'Brien\\", "100%_\"'(Doe)");
    const { items } = await matchesOf({ firstName: "O'Brien\\", lastName: "100%_\"'(Doe)", company });
    expect(items.map(({ recordId }) => recordId)).toEqual([id]);
    const odd = ["{", "AND OR NOT", "*?*", "()", "ñ".repeat(80), "张".repeat(80), "'; --", "\u0000x"];
    const listId = await importLeads(
      odd.map((text) => ({ firstName: text, lastName: `${text}a`, company: text })),
    );
    expect(await rep.get(`/v1/lead-lists/${listId}/leads`)).toMatchObject({ status: 200 });
  });
});

it(
  "the search finds, for a thousand leads, nearly all that comparing everybody finds, in at most 10 calls",
  { tags: ["night"] },
  async () => {
    const [seed] = tunedSeeds;
    const figures = await searchFor(`seed ${seed}`, generateLabelledSet(seed, 1_000));
    expect(figures.calls).toBeLessThanOrEqual(10);
    for (const { share } of figures.recall) expect(share).toBeGreaterThan(0.99);
  },
);
