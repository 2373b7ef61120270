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

  it("need three characters, and one where words have no spaces", async () => {
    expect(await names("na")).toEqual([]);
    expect(await names("東")).toEqual(["東雲電機株式会社"]);
    expect(await names("電機")).toEqual(["東雲電機株式会社"]);
  });

  it("fold accents", async () => {
    expect(await names("zolw")).toEqual(["Żółw Logistics"]);
    expect(await names("ŻÓŁ")).toEqual(["Żółw Logistics"]);
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

  it("know a record by its new name alone, and not once it is deleted", async () => {
    const { id = "" } = await admin.connection.sobject("Account").create({ Name: "Before Change" });
    expect(await names("before")).toEqual(["Before Change"]);
    await admin.connection.sobject("Account").update({ Id: id, Name: "After Change" });
    expect(await names("before")).toEqual([]);
    expect(await names("after")).toEqual(["After Change"]);
    await admin.connection.sobject("Account").destroy(id);
    expect(await names("after")).toEqual([]);
  });
});
