import fc from "fast-check";
import { afterAll, beforeAll, describe, expect, inject, it } from "vitest";
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

  it("takes stars and question marks within words, but for escaped ones", async () => {
    expect(await lastNames("FIND {n*ez} RETURNING Contact(LastName)")).toEqual(["Nunez", "Núñez"]);
    expect(await lastNames("FIND {n?n?z} RETURNING Contact(LastName)")).toEqual(["Nunez", "Núñez"]);
    expect(await lastNames("FIND {nun?} RETURNING Contact(LastName)")).toEqual([]);
    expect(await lastNames("FIND {n*ix} RETURNING Contact(LastName)")).toEqual([]);
    expect(await lastNames("FIND {j*e AND NOT plan?er} RETURNING Contact(LastName)")).toEqual(["Núñez"]);
    expect(await lastNames("FIND {nun\\*} RETURNING Contact(LastName)")).toEqual([]);
  });

  it("takes the WITH clauses there are, of which one adds labels, and refuses others", async () => {
    const search = (sosl: string) => admin.rest(`/search?q=${encodeURIComponent(sosl)}`);
    const { body } = await search(
      "FIND {planner} RETURNING Contact(LastName) WITH METADATA = 'LABELS' LIMIT 1",
    );
    expect(body).toMatchObject({
      searchRecords: [{}],
      metadata: {
        entityMetadata: [
          { entityName: "Contact", fieldMetadata: [{ name: "LastName", label: "Last Name" }] },
        ],
      },
    });
    const several =
      "WITH HIGHLIGHT WITH SNIPPET (target_length=120) WITH SPELL_CORRECTION = false WITH NETWORK = '0DB000000000001'";
    expect(
      (await search(`FIND {planner} RETURNING Contact(Id) ${several} LIMIT 2 UPDATE TRACKING`)).status,
    ).toBe(200);
    expect(await search("FIND {planner} RETURNING Contact(Id) WITH GUSTO")).toMatchObject({
      status: 400,
      body: [{ message: "unexpected token: GUSTO", errorCode: "MALFORMED_SEARCH" }],
    });
  });

  it("takes as many words as a name list has, and says so where parentheses go too deep", async () => {
    const many = Array.from({ length: 400 }, (_, i) => `nobody${i}`).join(" OR ");
    expect(await lastNames(`FIND {${many} OR jose} RETURNING Contact(LastName)`)).toHaveLength(2);
    const deep = encodeURIComponent(`FIND {${"(a1 ".repeat(300)}} RETURNING Contact`);
    const answer = await admin.rest(`/search?q=${deep}`);
    expect(answer).toMatchObject({ status: 400, body: [{ errorCode: "MALFORMED_SEARCH" }] });
  });

  it("refuses fields and conditions that make no sense, whether anything is found or not", async () => {
    for (const inside of ["Nope", "Id WHERE Nope = 1", "Id ORDER BY Nope"]) {
      const sosl = encodeURIComponent(`FIND {nobodyatall} RETURNING Contact(${inside})`);
      const answer = await admin.rest(`/search?q=${sosl}`);
      expect(answer, inside).toMatchObject({ status: 400, body: [{ errorCode: "INVALID_FIELD" }] });
    }
  });

  it("keeps to the fields asked for", async () => {
    expect(await lastNames("FIND {utility} RETURNING Contact(LastName)")).toEqual(["Nunez", "Núñez"]);
    expect(await lastNames("FIND {utility} IN EMAIL FIELDS RETURNING Contact(LastName)")).toEqual(["Núñez"]);
    expect(await lastNames("FIND {utility} IN NAME FIELDS RETURNING Contact(LastName)")).toEqual([]);
  });

  it("answers objects in their order, each with its condition, order and limit", async () => {
    const records = await found(
      "FIND {util* OR jose} RETURNING Contact(LastName WHERE Title != null ORDER BY LastName DESC LIMIT 1), Account(Name) LIMIT 5",
    );
    expect(records).toMatchObject([
      { attributes: { type: "Contact" }, LastName: "Núñez" },
      { attributes: { type: "Account" }, Name: "National Utility Service" },
    ]);
    expect(await found("FIND {jose}")).toMatchObject([{ attributes: { type: "Contact" } }, {}]);
  });

  it("is what jsforce's search asks for", async () => {
    const { searchRecords } = await admin.connection.search("FIND {planner} RETURNING Contact(Id, LastName)");
    expect(searchRecords).toMatchObject([{ LastName: "Nunez" }]);
  });

  it("takes parameters instead of SOSL", async () => {
    const get = await admin.rest(
      "/parameterizedSearch?q=jose&sobject=Contact,Account&Contact.fields=Id,LastName&Contact.limit=1",
    );
    expect((get.body as { searchRecords: unknown[] }).searchRecords).toHaveLength(1);
    const bad = await admin.rest("/parameterizedSearch?q=jose&overallLimit=x");
    expect(bad).toMatchObject({ status: 400, body: [{ errorCode: "JSON_PARSER_ERROR" }] });
  });

  it.each([
    "FIND jose",
    "FIND {a}",
    "FIND {}",
    "FIND {jose} IN SOME FIELDS",
    "FIND {jose} NONSENSE",
    "FIND {jose} RETURNING Contact(",
  ])("refuses %s as malformed", async (sosl) => {
    expect(await admin.rest(`/search?q=${encodeURIComponent(sosl)}`)).toMatchObject({
      status: 400,
      body: [{ errorCode: "MALFORMED_SEARCH" }],
    });
  });

  it("is never brought down by a term", { tags: ["night"] }, async () => {
    const letters = fc.string({
      unit: fc.constantFrom(
        "a",
        "jo",
        '"',
        "*",
        "?",
        "(",
        ")",
        "\\",
        " AND ",
        " NOT ",
        " OR ",
        "-",
        ":",
        "é",
        "^",
        "'",
      ),
    });
    await fc.assert(
      fc.asyncProperty(letters, async (term) => {
        const answer = await admin.rest(
          `/search?q=${encodeURIComponent(`FIND {${term.replaceAll("}", "")}}`)}`,
        );
        expect([200, 400], `${term}: ${JSON.stringify(answer.body)}`).toContain(answer.status);
      }),
      { numRuns: 300 / inject("fewerByDay") },
    );
  });
});
