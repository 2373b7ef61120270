import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let rep: SignedIn;
let admin: SignedIn;
let clock = Date.parse("2026-05-13T10:00:00Z");

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty", now: () => new Date(clock) });
  rep = await signIn(running, "rep@practice.example");
  admin = await signIn(running, "admin@practice.example");
  await practice(
    running,
    "POST",
    "/records/Account",
    [
      "National Utility Service",
      "National Urban Technology Center",
      "First National University",
      "National Company Urban",
      "Nationwide Urban",
      "Żółw Logistics",
      "東雲電機株式会社",
    ].map((Name) => ({ Name, Industry: "Energy" })),
  );
});
afterAll(() => running.close());

async function suggestions(query: Record<string, string>, user = rep): Promise<Record<string, unknown>[]> {
  const { status, body } = await user.rest(
    `/search/suggestions?${new URLSearchParams({ sobject: "Account", ...query }).toString()}`,
  );
  expect(status).toBe(200);
  return (body as { autoSuggestResults: Record<string, unknown>[] }).autoSuggestResults;
}

const names = async (q: string) => (await suggestions({ q })).map(({ Name }) => Name).sort();

describe("suggestions", () => {
  it("hold the words in their order, the last as the beginning of one, never inside a word", async () => {
    expect(await names("national u")).toEqual([
      "First National University",
      "National Urban Technology Center",
      "National Utility Service",
    ]);
    expect(await names("tional")).toEqual([]);
    expect(await names("nation")).toHaveLength(5);
  });

  it("show five unless told otherwise, whether there are more, further fields, and what meets a condition", async () => {
    const { body } = await rep.rest("/search/suggestions?q=nat&sobject=Account&limit=2&fields=Industry");
    expect(body).toMatchObject({
      autoSuggestResults: [{ attributes: { type: "Account" }, Industry: "Energy" }, {}],
      hasMoreResults: true,
      meta: { nameFields: [{ entityApiName: "Account", fieldApiName: "Name" }], secondaryFields: [] },
    });
    expect(await suggestions({ q: "nat", where: "Name LIKE '%center'" })).toHaveLength(1);
    expect(await suggestions({ q: "nat" })).toHaveLength(5);
  });

  it("refuse what has no name to search, and a term too long", async () => {
    expect(await rep.rest("/search/suggestions?q=abc&sobject=Nothing")).toMatchObject({
      status: 400,
      body: [{ errorCode: "INVALID_TYPE" }],
    });
    expect((await rep.rest(`/search/suggestions?q=${"x".repeat(256)}&sobject=Account`)).status).toBe(400);
  });

  it("find a record once the index's delay has gone by, which SOQL finds at once", async () => {
    await practice(running, "PATCH", "/settings", { searchDelayMs: 5000 });
    clock += 60_000;
    await admin.connection.sobject("Account").create({ Name: "Freshly Written" });
    expect(await names("freshly")).toEqual([]);
    const soql = await admin.connection.query("SELECT Id FROM Account WHERE Name = 'freshly written'");
    expect(soql.totalSize).toBe(1);
    clock += 6000;
    expect(await names("freshly")).toEqual(["Freshly Written"]);
    await practice(running, "PATCH", "/settings", { searchDelayMs: 0 });
  });
});

describe("full search", () => {
  beforeAll(async () => {
    await practice(running, "POST", "/records/Contact", [
      {
        FirstName: "José",
        LastName: "Núñez",
        Email: "jose@utility.example",
        Phone: "+34 91 555",
        Title: "Buyer",
      },
      { FirstName: "Jose", LastName: "Nunez", Title: "Utility Planner" },
      { FirstName: "Ana", LastName: "Smith-Jones", Title: "Seller" },
    ]);
  });

  const found = async (sosl: string, user = admin): Promise<Record<string, unknown>[]> => {
    const { status, body } = await user.rest(`/search?q=${encodeURIComponent(sosl)}`);
    expect(status, JSON.stringify(body)).toBe(200);
    return (body as { searchRecords: Record<string, unknown>[] }).searchRecords;
  };
  const lastNames = async (sosl: string) => (await found(sosl)).map(({ LastName }) => LastName).sort();

  it("finds accented words without their accents, which SOQL does not", async () => {
    expect(await lastNames("FIND {nunez} RETURNING Contact(Id, LastName)")).toEqual(["Nunez", "Núñez"]);
    expect((await admin.connection.query("SELECT Id FROM Contact WHERE LastName = 'nunez'")).totalSize).toBe(
      1,
    );
  });

  it("takes stars, phrases and operators", async () => {
    expect(await lastNames("FIND {nun*} RETURNING Contact(LastName)")).toHaveLength(2);
    expect(await lastNames("FIND {nun} RETURNING Contact(LastName)")).toEqual([]);
    expect(await lastNames('FIND {"jose nunez"} RETURNING Contact(LastName)')).toHaveLength(2);
    expect(await lastNames("FIND {jose AND NOT planner} RETURNING Contact(LastName)")).toEqual(["Núñez"]);
    expect(await lastNames("FIND {(planner OR seller)} RETURNING Contact(LastName)")).toEqual([
      "Nunez",
      "Smith-Jones",
    ]);
    expect(await lastNames("FIND {smith\\-jones} RETURNING Contact(LastName)")).toEqual(["Smith-Jones"]);
  });

  it("is what jsforce's search asks for", async () => {
    const { searchRecords } = await admin.connection.search("FIND {planner} RETURNING Contact(Id, LastName)");
    expect(searchRecords).toMatchObject([{ LastName: "Nunez" }]);
  });
});
