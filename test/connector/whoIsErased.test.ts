import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from "vitest";
import { leadLists, leads } from "../../connector/database/schema/leads.ts";
import { erasedPeople } from "../../connector/database/schema/privacy.ts";
import { creations } from "../../connector/database/schema/contacts.ts";
import { orgIds } from "../../connector/database/rows.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { findPerson } from "../../connector/privacy/findPerson.ts";
import { personOf, type Said } from "../../connector/privacy/identities.ts";
import { removeHidden } from "../../connector/privacy/removeLeads.ts";
import { rewriteAtEnd } from "../../connector/privacy/rewrite.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";
import { doAfter } from "../support/failWrites.ts";

let stack: Stack;
let rep: ApiClient;
let colleague: ApiClient;
let admin: ApiClient;

beforeAll(async () => {
  stack = await startStack();
  rep = await stack.signIn("rep@practice.example");
  colleague = await stack.signIn("rep2@practice.example");
  admin = await stack.signIn("admin@practice.example");
});
afterAll(() => stack.close());
beforeEach(async () => {
  for (const table of [creations, leadLists, leads, erasedPeople]) await stack.app.database.delete(table);
});

interface Imported {
  report: { erased: number };
}

const importRows = (client: ApiClient, ...rows: string[]) =>
  client.post<Imported>(
    "/v1/lead-lists?name=List",
    ["First Name,Last Name,Company,Email,Profile URL", ...rows].join("\n"),
    { "content-type": "text/csv" },
  );

const find = async (said: Said) =>
  findPerson(stack.app.database, await orgIds(stack.app.database), personOf(said));

const erase = async (said: Said) =>
  erasePerson(
    { ...stack.app, now: stack.app.clock(), by: byCommand },
    await orgIds(stack.app.database),
    personOf(said),
    { blanksTexts: false },
  );

const stored = () => stack.app.database.select().from(leads);

/** How many rows an import by a colleague leaves out, beside one of somebody else. */
const leftOut = async (...rows: string[]): Promise<number> =>
  (await importRows(colleague, "Kara,Anders,,,", ...rows)).body.report.erased;

const vera = "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-t";
const namesake = "Vera,Testmann,Nordwind,,linkedin.com/in/vera-2";
const ofSalesNavigator = "Vera,Testmann,Nordwind GmbH,,linkedin.com/sales/lead/ACwAAA1";

describe("who is found", () => {
  const cases: [string, Said, rows: string[], meant: number, candidates: number][] = [
    ["by profile", { profileUrl: "linkedin.com/in/vera-t" }, [vera, "V.,T.,,,linkedin.com/in/vera-t"], 2, 0],
    [
      "by profile, with the same address and name, and not by the address alone",
      { profileUrl: "linkedin.com/in/vera-t" },
      [vera, "Vera,Testmann,Suedwind,vera@nordwind.example,", "Max,Muster,,vera@nordwind.example,"],
      2,
      1,
    ],
    ["by an address that one name has", { email: "vera@nordwind.example" }, [vera], 1, 0],
    [
      "by an address that several names have: somebody has to choose",
      { email: "vera@nordwind.example" },
      [vera, "Max,Muster,,vera@nordwind.example,"],
      0,
      2,
    ],
    [
      "by name with company: somebody has to choose",
      { name: "Vera Testmann", company: "nordwind" },
      [vera, "V.,Testmann,Nordwind AG,,", "Vera,Huber,Nordwind,,", "Vera,Testmann,Suedwind,,"],
      0,
      3,
    ],
    [
      "by an address that two of one name have, with a public profile each: somebody has to choose",
      { email: "vera@nordwind.example" },
      [vera, "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-2"],
      0,
      2,
    ],
    [
      "by profile, and not by the address of a name that is turned round",
      { profileUrl: "linkedin.com/in/thomas-m" },
      [
        "Thomas,Martin,Nordwind,sales@nordwind.example,linkedin.com/in/thomas-m",
        "Martin,Thomas,Nordwind,sales@nordwind.example,",
      ],
      1,
      1,
    ],
    [
      "beside a namesake at the company, who is a candidate",
      { profileUrl: "linkedin.com/in/vera-t" },
      [vera, namesake],
      1,
      1,
    ],
  ];

  it.each(cases)("is found %s", async (_, said, rows, meant, candidates) => {
    const clients = [rep, colleague, admin, rep];
    for (const [at, row] of rows.entries()) await importRows(clients[at] ?? rep, row);
    const found = await find(said);
    expect(found.map(({ isMeant }) => isMeant)).toEqual([
      ...Array.from({ length: meant }, () => true),
      ...Array.from({ length: candidates }, () => false),
    ]);
  });
});

describe("a namesake", () => {
  it("stays, and is imported again, while the person stays out", async () => {
    await importRows(rep, vera);
    await importRows(colleague, namesake);
    expect(await erase({ profileUrl: "linkedin.com/in/vera-t" })).toMatchObject({ removed: 1 });
    expect(await stored()).toMatchObject([{ profileUrl: "https://www.linkedin.com/in/vera-2" }]);
    expect(await leftOut(vera, namesake)).toBe(1);
  });

  it("stays where an admin has not ticked them, and is imported again with the address of both", async () => {
    const shared = "Vera,Testmann,Nordwind,vera@nordwind.example,linkedin.com/in/vera-2";
    await importRows(rep, vera);
    await importRows(colleague, shared);
    const [chosen = "", other = ""] = (await stored()).map(({ id }) => id);
    const asked = { email: "vera@nordwind.example", leadIds: [chosen], otherLeadIds: [other] };
    const { body } = await admin.post<object>("/v1/erasures", { ...asked, blanksTexts: false });
    expect(body).toMatchObject({ leads: 1, remembered: { profiles: 1, emails: 0, names: 0 } });
    expect(await stored()).toMatchObject([{ profileUrl: "https://www.linkedin.com/in/vera-2" }]);
    expect(await leftOut(vera, shared)).toBe(1);
  });

  it("comes in with a profile of their own, who was never here", async () => {
    await importRows(rep, vera);
    await erase({ profileUrl: "linkedin.com/in/vera-t" });
    expect(await leftOut(namesake)).toBe(0);
  });
});

describe("an erased person", () => {
  it.each([
    ["the profile, under another name", "V.,T.,,,linkedin.com/in/vera-t"],
    ["the address, with a tag", "V.,T.,,Vera+news@nordwind.example,"],
    ["name and company, in any order and spelling", "TESTMANN,Véra,Nordwind AG,,"],
    ["name and company, with a profile of another kind", ofSalesNavigator],
    ["a second address in a cell", "X,Y,,x@y.example; vera@nordwind.example,"],
  ])("does not come back by %s", async (_, row) => {
    await importRows(rep, vera);
    await erase({ email: "vera@nordwind.example" });
    expect(await leftOut(row)).toBe(1);
  });

  it("goes, too, where an import has brought another lead of theirs meanwhile", async () => {
    await importRows(rep, vera, "Kara,Anders,Nordwind,,");
    const brought =
      "UPDATE leads SET first_name = 'Vera', last_name = 'Testmann', email = 'vera@nordwind.example' WHERE last_name = 'Anders'";
    const endImports = await doAfter(stack.app.database, "erased_people", "insert", brought);
    expect(await erase({ profileUrl: "linkedin.com/in/vera-t" })).toMatchObject({ removed: 2 });
    await endImports();
    expect(await stored()).toEqual([]);
  });

  it("goes with a lead that an import brought after an admin had looked", async () => {
    await importRows(rep, vera);
    const asked = { profileUrl: "linkedin.com/in/vera-t" };
    const { body: found } = await admin.post<{ leads: { leadId: string }[] }>("/v1/erasures/find", asked);
    await importRows(colleague, vera);
    const leadIds = found.leads.map(({ leadId }) => leadId);
    const said = { ...asked, leadIds, otherLeadIds: [], blanksTexts: false };
    expect((await admin.post<object>("/v1/erasures", said)).body).toMatchObject({
      leads: 2,
      remembered: { profiles: 1, emails: 1, names: 1 },
    });
    expect(await leftOut(vera)).toBe(1);
  });

  it("stays out when somebody is let in who shares a company and a name, or an address", async () => {
    await importRows(rep, vera);
    await importRows(colleague, namesake);
    await erase({ profileUrl: "linkedin.com/in/vera-t" });
    await erase({ profileUrl: "linkedin.com/in/vera-2" });
    const lifted = await admin.post("/v1/erased-people/lift", { profileUrl: "linkedin.com/in/vera-2" });
    expect(lifted.body).toEqual({ lifted: 1, count: 1 });
    expect(await leftOut(vera)).toBe(1);
  });

  it("stays out alone, where another name in its script sounds alike", async () => {
    await importRows(rep, ",王伟,华为,,");
    await erase({ leadIds: (await stored()).map(({ id }) => id) });
    expect(await leftOut(",王伟,华为,,", ",王薇,华为,,")).toBe(1);
  });

  it("stays out who never had a lead here, by what was asked for", async () => {
    await importRows(rep, namesake);
    await erase({ email: "vera@nordwind.example" });
    expect(await leftOut("Vera,Testmann,,vera@nordwind.example,", namesake)).toBe(1);
    expect((await admin.get("/v1/erased-people")).body).toEqual({ count: 1 });
  });

  it("is hidden while a creation runs, shown again by no import, and goes at its end", async () => {
    const { database } = stack.app;
    await importRows(rep, vera);
    const [own] = await stored();
    const { id: leadId = "", orgId = "", ownerId: userId = "" } = own ?? {};
    const running = { month: "2026-11", state: "unknown", createdAt: 0, sentAt: 0, checkAt: 1e15 } as const;
    await database
      .insert(creations)
      .values({ id: "running", orgId, userId, leadId, ...running, contact: { LastName: "Testmann" } });
    expect(await erase({ profileUrl: "linkedin.com/in/vera-t" })).toMatchObject({ removed: 0, waiting: 1 });
    await importRows(rep, "Verena,Testmann,Nordwind,,", vera);
    expect((await rep.get(`/v1/leads/${leadId}`)).status).toBe(404);
    await database.update(creations).set({ state: "created", checkAt: null, contact: null });
    await removeHidden(stack.app);
    expect((await stored()).map(({ firstName }) => firstName)).toEqual(["Verena"]);
  });
});

it("an erasure whose file cannot be written anew says why", async () => {
  const rewrite = vi
    .spyOn(stack.app.database.engine, "rewrite")
    .mockRejectedValue(new Error("database or disk is full"));
  expect(await rewriteAtEnd(stack.app.database).finally(() => rewrite.mockRestore())).toEqual({
    isLogEmpty: false,
    rewriteProblem: "database or disk is full.",
  });
});
