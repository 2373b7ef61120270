import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { everybody, recordLink } from "../../connector/leads/recordLink.ts";
import { startContactStack, type ContactStack } from "../support/startContactStack.ts";
import { fileOf, labelledChanges } from "./labelledChanges.ts";

interface Changes {
  comparedWith: { id: string; name: string } | null;
  isComparedWithCrm: boolean;
  counts: Record<string, number>;
  items: {
    lead: { id: string; firstName: string; lastName: string; company: string | null; email: string | null };
    before: { title: string | null; company: string | null } | null;
    toldBy: string;
    newAccount: { id: string; name: string } | null;
    contact: { id: string; account: { name: string } | null; opportunities: { name: string }[] } | null;
  }[];
  nextCursor: string | null;
  total: number;
}

let stack: ContactStack;
let number = 0;
/** So that no test's leads are those of another one. */
let mark = "";

beforeAll(async () => {
  stack = await startContactStack();
});
afterAll(() => stack.close());
beforeEach(() => {
  number += 1;
  mark = `t${number}`;
});

const header = "First Name,Last Name,Title,Company,Location,Email,Profile URL";

/** A row: `Ina|Sales Manager|Contoso`. A person is known by a profile with the first name. */
function row(text: string): string {
  const [first = "", title = "", company = "", profile = first] = text.split("|");
  const url = profile && `https://www.linkedin.com/in/${mark}-${profile.toLowerCase()}`;
  return `${first},Testmann${mark},"${title}","${company}","Pittsburgh, United States",,${url}`;
}

async function importRows(name: string, rows: readonly string[]): Promise<string> {
  return await importFile(name, [header, ...rows.map(row)].join("\n"));
}

async function importFile(name: string, csv: string): Promise<string> {
  const { body, status } = await stack.rep.post<{ id: string }>(
    `/v1/lead-lists?name=${encodeURIComponent(name)}`,
    csv,
    { "content-type": "text/csv" },
  );
  expect(status).toBe(201);
  return body.id;
}

async function changesOf(listId: string, query = ""): Promise<Changes> {
  const { body, status } = await stack.rep.get<Changes>(`/v1/lead-lists/${listId}/changes?${query}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body;
}

async function allOf(listId: string, kind: string): Promise<Changes["items"]> {
  const items: Changes["items"] = [];
  for (let cursor = ""; ;) {
    const page = await changesOf(listId, `crm=stored&limit=200&kind=${kind}${cursor && `&cursor=${cursor}`}`);
    items.push(...page.items);
    if (page.nextCursor === null) {
      expect(items).toHaveLength(page.total);
      return items;
    }
    cursor = page.nextCursor;
  }
}

const namesIn = (items: Changes["items"]) => items.map(({ lead }) => lead.firstName);

describe("a list of the leads of an older one", () => {
  it("says who is new, gone, has a new title and has left, and what it was before", async () => {
    const firstId = await importRows("First", [
      "Ada|Sales Manager|Contoso",
      "Bo|Sales Manager|Contoso",
      "Cy|Controller|Contoso",
      "Di|Controller|Fabrikam",
      "Ed|Buyer|Fabrikam",
    ]);
    const listId = await importRows("Second", [
      "Ada|Sales Manager|Contoso GmbH",
      "Bo|Sales Director|Contoso",
      "Cy|Controller|Tailspin",
      "Ed|BUYER|Fabrikam",
      "Flo|Buyer|Adatum",
    ]);
    const left = await changesOf(listId);
    expect(left).toMatchObject({
      comparedWith: { id: firstId, name: "First" },
      isComparedWithCrm: true,
      counts: { new: 1, gone: 1, newTitle: 1, leftCompany: 1 },
      items: [
        {
          lead: { firstName: "Cy", company: "Tailspin" },
          before: { title: null, company: "Contoso" },
          toldBy: "import",
          contact: null,
        },
      ],
    });
    expect(await allOf(listId, "newTitle")).toMatchObject([
      { lead: { firstName: "Bo", title: "Sales Director" }, before: { title: "Sales Manager" } },
    ]);
    expect(namesIn(await allOf(listId, "new"))).toEqual(["Flo"]);
    expect(namesIn(await allOf(listId, "gone"))).toEqual(["Di"]);
  });

  it("tells no leads gone that most of the older list misses", async () => {
    await importRows("First", ["Ada|x|A", "Bo|x|B", "Cy|x|C", "Di|x|D", "Ed|x|E"]);
    const part = await importRows("Second", ["Ada|x|A", "Bo|x|B"]);
    expect(await changesOf(part)).toMatchObject({
      comparedWith: { name: "First" },
      counts: { new: 0, gone: 0 },
    });
  });

  it("takes a company that all went to for the new name of theirs", async () => {
    await importRows("First", ["Ada|x|Contoso", "Bo|x|Contoso", "Cy|x|Contoso", "Di|x|Fabrikam"]);
    const list = await importRows("Second", ["Ada|x|Adatum", "Bo|x|Adatum", "Cy|x|Adatum", "Di|x|Litware"]);
    expect(namesIn((await changesOf(list)).items)).toEqual(["Di"]);
  });

  it("knows somebody again without a profile by name, title and place", async () => {
    await importRows("First", ["Ada|Buyer|Contoso| ", "Bo|x|B", "Cy|x|C"]);
    const list = await importRows("Second", ["Ada|Buyer|Fabrikam| ", "Bo|x|B", "Cy|x|C"]);
    expect(await changesOf(list)).toMatchObject({
      counts: { new: 0, gone: 0, leftCompany: 1 },
      items: [{ lead: { firstName: "Ada", company: "Fabrikam" }, before: { company: "Contoso" } }],
    });
  });

  it("is paged", async () => {
    const people = Array.from({ length: 5 }, (_, index) => `P${index}`);
    await importRows(
      "First",
      people.map((name, index) => `${name}|x|Old ${name}${index}x`),
    );
    const list = await importRows(
      "Second",
      people.map((name) => `${name}|x|Zz${name.repeat(3)}`),
    );
    const first = await changesOf(list, "limit=3");
    expect(first).toMatchObject({ total: 5, counts: { leftCompany: 5 } });
    const rest = await changesOf(list, `limit=3&cursor=${first.nextCursor}`);
    expect([...namesIn(first.items), ...namesIn(rest.items)]).toEqual(people);
    expect(rest.nextCursor).toBeNull();
    const wrong = await stack.rep.get(`/v1/lead-lists/${list}/changes?cursor=wrong`);
    expect(wrong.status).toBe(400);
  });
});

describe("the contact of a lead who has left", () => {
  it("is offered the account of the new employer, where one is it exactly", async () => {
    const { id, name } = stack.account;
    await importRows("First", ["Ada|Buyer|Contoso", "Bo|Buyer|Contoso", "Cy|x|C"]);
    const list = await importRows("Second", [`Ada|Buyer|${name}`, "Bo|Buyer|Nowhere Known", "Cy|x|C"]);
    const { items } = await changesOf(list);
    expect(items.map(({ newAccount }) => newAccount)).toEqual([{ id, name }, null]);
    expect((await changesOf(list, "crm=stored")).items[0]?.newAccount).toBeNull();
  });

  async function contactAt(accountId: string, first: string): Promise<string> {
    const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Contact", [
      { FirstName: first, LastName: `Testmann${mark}`, AccountId: accountId },
    ]);
    return ids[0] ?? "";
  }

  async function roleOn(contactId: string, name: string, isClosed: boolean): Promise<void> {
    const { ids } = await stack.practice<{ ids: string[] }>("POST", "/records/Opportunity", [
      {
        ...{ Name: name, CloseDate: "2030-01-31", AccountId: stack.account.id },
        ...(isClosed ? { StageName: "Closed Won", IsClosed: true } : { StageName: "Prospecting" }),
      },
    ]);
    await stack.practice("POST", "/records/OpportunityContactRole", [
      { ContactId: contactId, OpportunityId: ids[0], Role: "Decision Maker" },
    ]);
  }

  async function leadIn(listId: string, first: string): Promise<string> {
    const { body } = await stack.rep.get<{ items: { id: string; firstName: string }[] }>(
      `/v1/lead-lists/${listId}/leads?crm=stored`,
    );
    return body.items.find(({ firstName }) => firstName === first)?.id ?? "";
  }

  it("is shown with its account and the open opportunities that it has a role on", async () => {
    const { name } = stack.account;
    const before = await importRows("First", [`Ada|Buyer|${name}`, `Bo|Buyer|${name}`, "Cy|x|C"]);
    const ada = await contactAt(stack.account.id, "Ada");
    await roleOn(ada, `Open ${mark}`, false);
    await roleOn(ada, `Won ${mark}`, true);
    await stack.rep.put(`/v1/leads/${await leadIn(before, "Ada")}/link`, { recordId: ada });
    const list = await importRows("Second", ["Ada|Buyer|Zenith Robotics", "Bo|Buyer|Umbra Optics", "Cy|x|C"]);
    const stored = await changesOf(list, "crm=stored");
    expect(stored).toMatchObject({ isComparedWithCrm: false, counts: { leftCompany: 2 } });
    expect(stored.items.map(({ contact }) => contact)).toEqual([null, null]);
    const found = await changesOf(list);
    expect(found.items[0]).toMatchObject({
      lead: { firstName: "Ada" },
      toldBy: "import",
      contact: {
        id: ada,
        account: { name },
        opportunities: [{ name: `Open ${mark}` }],
      },
    });
  });

  it(
    "costs one API call for 200 leads, and none for the pages that follow",
    { tags: ["night"] },
    async () => {
      const people = Array.from({ length: 200 }, (_, index) => `P${index}`);
      const before = await importRows(
        "First",
        people.map((name) => `${name}|x|Old ${name}`),
      );
      const { ids } = await stack.practice<{ ids: string[] }>(
        "POST",
        "/records/Contact",
        people.map((name) => ({ FirstName: name, LastName: `Linked${mark}`, AccountId: stack.account.id })),
      );
      const { body } = await stack.rep.get<{ items: { id: string }[] }>(
        `/v1/lead-lists/${before}/leads?crm=stored&limit=200`,
      );
      const { body: connection } = await stack.rep.get<{ user: { id: string } }>("/v1/connection");
      const by = { object: "Contact", origin: "person", linkedBy: connection.user.id } as const;
      for (const [index, { id: leadId }] of body.items.entries()) {
        const link = { ...by, leadId, forUser: everybody, recordId: ids[index] ?? "", linkedAt: new Date() };
        await recordLink(stack.app.database, link);
      }
      const list = await importRows(
        "Second",
        people.map((name) => `${name}|x|Zz ${name}${name}`),
      );
      // What the org says of itself is known by then.
      await stack.rep.get(`/v1/leads/${body.items[0]?.id}/draft`);
      await stack.practice("DELETE", "/requests");
      const first = await changesOf(list);
      expect(first).toMatchObject({ total: 200 });
      expect(await stack.apiCalls()).toHaveLength(1);
      await changesOf(list, `cursor=${first.nextCursor}`);
      expect(await stack.apiCalls()).toHaveLength(1);
    },
  );
});

/** By what the file knows each lead of a list. */
async function signsIn(listId: string): Promise<[string, string][]> {
  const signs: [string, string][] = [];
  for (let cursor = "", isLast = false; !isLast;) {
    const { body } = await stack.rep.get<{
      items: { id: string; email: string | null; profileUrl: string | null }[];
      nextCursor: string | null;
    }>(`/v1/lead-lists/${listId}/leads?crm=stored&limit=200${cursor && `&cursor=${cursor}`}`);
    for (const { id, email, profileUrl } of body.items) signs.push([id, email ?? profileUrl ?? ""]);
    isLast = body.nextCursor === null;
    cursor = body.nextCursor ?? "";
  }
  return signs;
}

describe("a thousand labelled changes", () => {
  it.for([11, 12])(
    "are told with a precision of 0.98 and more, seed %i",
    { tags: ["night"] },
    async (seed) => {
      const people = labelledChanges(seed);
      const before = await importFile(`Before ${seed}`, fileOf(people, "before"));
      const list = await importFile(`After ${seed}`, fileOf(people, "after"));
      const { counts } = await changesOf(list, "crm=stored");
      const truth = {
        leftCompany: people.filter(({ hasLeft }) => hasLeft),
        newTitle: people.filter(({ hasLeft, hasNewTitle }) => hasNewTitle && !hasLeft),
        new: people.filter(({ before }) => before === null),
        gone: people.filter(({ after }) => after === null),
      };
      const signs = new Map([...(await signsIn(before)), ...(await signsIn(list))]);
      let [right, claimed, real] = [0, 0, 0];
      for (const [kind, those] of Object.entries(truth)) {
        const items = await allOf(list, kind);
        expect(items).toHaveLength(counts[kind] ?? 0);
        const isIt = new Set(those.map(({ email, profile }) => email || profile));
        const hits = items.filter(({ lead }) => isIt.has(signs.get(lead.id) ?? "")).length;
        expect(hits / Math.max(1, items.length), `precision of ${kind}`).toBeGreaterThanOrEqual(0.98);
        right += hits;
        claimed += items.length;
        real += those.length;
      }
      expect(people.length).toBeGreaterThan(1_000);
      expect(right / claimed, "precision").toBeGreaterThanOrEqual(0.98);
      expect(right / real, "recall").toBeGreaterThanOrEqual(0.95);
    },
  );
});
