import { eq } from "drizzle-orm";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { leads } from "../../connector/database/schema/leads.ts";
import { firstOf, orgIds } from "../../connector/database/rows.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { personOf } from "../../connector/privacy/identities.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Added {
  list: { id: string; name: string; leadCount: number; format: string; isOwner: boolean };
  leads: { id?: string; outcome: string; reason?: string }[];
}

interface Pasted {
  kind: string;
  leads: { lead: Record<string, string>; isNameGuessed: boolean }[];
  problems: { line: number; text: string; reason: string }[];
}

interface Page {
  items: { id: string; lastName: string; company: string | null }[];
  total: number;
}

let stack: Stack;
let rep: ApiClient;
let colleague: ApiClient;
beforeAll(async () => {
  stack = await startStack();
  rep = await stack.signIn("rep@practice.example");
  colleague = await stack.signIn("rep2@practice.example");
});
afterAll(() => stack.close());

const add = (body: object, client = rep, headers = {}) => client.post<Added>("/v1/leads", body, headers);
const leadsOf = async (listId: string, query = "") =>
  (await rep.get<Page>(`/v1/lead-lists/${listId}/leads${query}`)).body;
let people = 0;
/** Somebody whom no other test has. */
const someone = (more = {}) => ({ firstName: "Vera", lastName: `Tanaka${(people += 1)}`, ...more });

describe("POST /v1/pasted-leads", () => {
  it("shows how a text is understood, and keeps nothing", async () => {
    const { status, body } = await rep.post<Pasted>("/v1/pasted-leads", {
      text: "Vera Tanaka, Northwind\nhttps://www.linkedin.com/company/northwind/",
    });
    expect([status, body]).toEqual([
      200,
      {
        kind: "lines",
        leads: [
          {
            line: 1,
            isNameGuessed: false,
            lead: { firstName: "Vera", lastName: "Tanaka", company: "Northwind" },
          },
        ],
        problems: [expect.objectContaining({ line: 2, reason: expect.any(String) as string })],
      },
    ]);
    expect((await rep.get<{ items: unknown[] }>("/v1/lead-lists")).body.items).toEqual([]);
  });

  it("shows leads as they can be added", async () => {
    const text =
      "Name\tSales Navigator URL\tCompany Domain\nBo Lind\thttps://www.linkedin.com/sales/lead/ACwAAB,x\twww.n.example";
    const pasted = (await rep.post<Pasted>("/v1/pasted-leads", { text })).body;
    const { status, body } = await add({ leads: pasted.leads.map(({ lead }) => lead) });
    expect([status, body.leads[0]?.outcome]).toEqual([201, "imported"]);
  });
});

describe("POST /v1/leads", () => {
  it("makes one list for leads added by hand, however many add to it at once, and in the rep's language", async () => {
    const answers = await Promise.all(
      Array.from({ length: 8 }, () => add({ leads: [someone()] }, colleague, { "accept-language": "de-AT" })),
    );
    const lists = new Set(answers.map(({ body }) => body.list.id));
    expect(lists.size).toBe(1);
    const { items } = (await colleague.get<{ items: Added["list"][] }>("/v1/lead-lists")).body;
    expect(items).toMatchObject([{ name: "Von Hand hinzugefügt", leadCount: 8, isOwner: true }]);
  });

  it("keeps the list under another name, and makes a new one where it was deleted", async () => {
    const { id } = (await add({ leads: [someone()] })).body.list;
    await rep.patch(`/v1/lead-lists/${id}`, { name: "Fair" });
    expect((await add({ leads: [someone()] })).body.list).toMatchObject({ id, name: "Fair" });
    await rep.delete(`/v1/lead-lists/${id}`);
    expect((await add({ leads: [someone()] })).body.list.id).not.toBe(id);
  });

  it("adds behind the others of a list that has a name, where the search finds them", async () => {
    const names = Array.from({ length: 12 }, (_, at) => ({ fullName: `Ada Quist${at}`, company: "Nord" }));
    const { body: made } = await rep.post<{ id: string }>("/v1/lead-lists", { name: "Own", leads: names });
    const { body } = await add({
      listId: made.id,
      leads: [{ fullName: "Zoë Xylander", company: "Süd" }, { fullName: "Zack Xylo" }],
    });
    expect(body.list).toMatchObject({ id: made.id, leadCount: 14 });
    expect((await leadsOf(made.id)).items.map(({ id }) => id).slice(12)).toEqual(
      body.leads.map(({ id }) => id),
    );
    expect((await leadsOf(made.id, "?q=xyl")).total).toBe(2);
    expect((await leadsOf(made.id, "?q=zoe xylander")).total).toBe(1);
    expect((await leadsOf(made.id, "?q=ada")).total).toBe(12);
  });

  it("merges a lead that the rep has by its profile, into the list too", async () => {
    const profileUrl = "https://www.linkedin.com/in/one-of-mine";
    await rep.post("/v1/lead-lists", { name: "Earlier", leads: [{ fullName: "Ida Berg", profileUrl }] });
    const { body } = await add({
      leads: [{ ...someone(), company: "Ost", profileUrl: "linkedin.com/in/One-of-mine/" }],
    });
    expect(body.leads).toMatchObject([{ outcome: "merged" }]);
    expect((await leadsOf(body.list.id)).items.at(-1)).toMatchObject({
      id: body.leads[0]?.id,
      company: "Ost",
    });
  });

  it("adds nobody twice where the answer was lost and the same is sent again", async () => {
    const request = { key: crypto.randomUUID(), leads: [someone(), someone()] };
    const [first, again] = [await add(request), await add(request)];
    expect(again.body.list.leadCount).toBe(first.body.list.leadCount);
    expect(again.body.leads.map(({ id }) => id)).toEqual(first.body.leads.map(({ id }) => id));
    const other = await add({ ...request, key: crypto.randomUUID() }, colleague);
    expect(other.body.leads[0]?.id).not.toBe(first.body.leads[0]?.id);
  });

  it("says of each lead what became of it, and refuses where nobody is left", async () => {
    const { body } = await add({ leads: [someone(), { company: "Nord" }] });
    expect(body.leads).toMatchObject([{ outcome: "imported" }, { outcome: "skipped", reason: "No name" }]);
    const before = (await rep.get<{ items: unknown[] }>("/v1/lead-lists")).body.items;
    const refused = await add({ leads: [{ company: "Nord" }] });
    expect(refused).toMatchObject({
      status: 400,
      body: { code: "request-invalid", detail: "Nobody was added: No name." },
    });
    expect((await rep.get<{ items: unknown[] }>("/v1/lead-lists")).body.items).toEqual(before);
  });

  it("leaves out a person who was erased on request", async () => {
    const lead = { ...someone(), email: "erased@nord.example", profileUrl: "linkedin.com/in/erased-one" };
    const request = { key: crypto.randomUUID(), leads: [someone(), lead] };
    expect((await add(request)).body.leads[1]).toMatchObject({ outcome: "imported" });
    await erasePerson(
      { ...stack.app, now: stack.app.clock(), by: byCommand },
      await orgIds(stack.app.database),
      personOf({ profileUrl: lead.profileUrl }),
      { blanksTexts: false },
    );
    const { body } = await add(request);
    expect(body.leads).toMatchObject([{ outcome: "merged" }, { outcome: "erased" }]);
    expect((await leadsOf(body.list.id, `?q=${lead.lastName}`)).total).toBe(0);
  });

  it("leaves out one who was erased and only waits for a creation to end, also where nothing else tells", async () => {
    const request = { key: crypto.randomUUID(), leads: [someone(), someone()] };
    const id = (await add(request)).body.leads[1]?.id ?? "";
    const gone = { isErased: true, removedAt: stack.app.clock() };
    await stack.app.database.update(leads).set(gone).where(eq(leads.id, id));
    expect((await add(request)).body.leads).toMatchObject([{ outcome: "merged" }, { outcome: "erased" }]);
    expect(await firstOf(stack.app.database.select().from(leads).where(eq(leads.id, id)))).toMatchObject(
      gone,
    );
  });

  it.each([
    ["a colleague's list that is shared", true, 403],
    ["a colleague's list", false, 404],
  ])("refuses %s", async (_, shared, status) => {
    const { body } = await add({ leads: [someone()] });
    await rep.patch(`/v1/lead-lists/${body.list.id}`, { shared });
    expect((await add({ listId: body.list.id, leads: [someone()] }, colleague)).status).toBe(status);
    await rep.patch(`/v1/lead-lists/${body.list.id}`, { shared: false });
  });

  it("takes a hundred leads at a time", async () => {
    const many = Array.from({ length: 101 }, () => someone());
    expect((await add({ leads: many })).status).toBe(400);
    expect((await add({ leads: many.slice(1) })).body.leads).toHaveLength(100);
  });
});
