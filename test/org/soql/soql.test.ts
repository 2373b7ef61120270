import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

interface Answer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Record<string, unknown>[];
}

const accounts = [
  { Name: "Arkel Tools", Industry: "Energy", AnnualRevenue: 100, BillingCity: "Köln" },
  { Name: "arkel 100% Pure", Industry: "Energy", AnnualRevenue: 300 },
  { Name: "Arkel_One", Industry: null, AnnualRevenue: null },
  { Name: "MÜLLER Söhne", Industry: "Banking", AnnualRevenue: 200, BillingCity: "Bonn" },
  { Name: "O'Brien \\ Sons", Industry: "Banking", AnnualRevenue: 50.5 },
];

let running: RunningOrg;
let admin: SignedIn;
let rep: SignedIn;
let ids: string[] = [];

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty", now: () => new Date("2026-05-13T10:00:00Z") });
  admin = await signIn(running, "admin@practice.example");
  rep = await signIn(running, "rep@practice.example");
  const loaded = await practice(running, "POST", "/records/Account", accounts);
  ids = (loaded.body as { ids: string[] }).ids;
  await practice(running, "POST", "/records/Contact", [
    {
      LastName: "Alm",
      FirstName: "Åse",
      AccountId: ids[0],
      Email: "ase@arkel.example",
      CreatedDate: "2026-05-12T21:30:00.000Z",
    },
    { LastName: "Berg", AccountId: ids[0], CreatedDate: "2026-05-13T08:00:00.000Z" },
    { LastName: "Cato", AccountId: ids[3], CreatedDate: "2026-04-30T23:00:00.000Z" },
    { LastName: "Dahl", CreatedDate: "2025-01-01T00:00:00.000Z" },
  ]);
});
afterAll(() => running.close());

async function query(soql: string, user = admin): Promise<Answer> {
  const { status, body } = await user.rest(`/query?q=${encodeURIComponent(soql)}`);
  if (status !== 200) throw new Error(JSON.stringify(body));
  return body as Answer;
}

async function values(soql: string, field = "Name"): Promise<unknown[]> {
  return (await query(soql)).records.map((record) => record[field]);
}

async function refusal(soql: string, user = admin): Promise<{ message: string; errorCode: string }> {
  const { status, body } = await user.rest(`/query?q=${encodeURIComponent(soql)}`);
  expect(status).toBe(400);
  return (body as { message: string; errorCode: string }[])[0] ?? { message: "", errorCode: "" };
}

async function plansOf(condition: string): Promise<Record<string, unknown>[]> {
  const soql = `SELECT Id FROM Contact WHERE ${condition}`;
  const { body } = await admin.rest(`/query?explain=${encodeURIComponent(soql)}`);
  return (body as { plans: Record<string, unknown>[] }).plans;
}

describe("conditions", () => {
  it("follow parents, and find rows without one by null", async () => {
    const contacts = (where: string) =>
      values(`SELECT LastName FROM Contact WHERE ${where} ORDER BY LastName`, "LastName");
    expect(await contacts("Account.Name LIKE 'ark%'")).toEqual(["Alm", "Berg"]);
    expect(await contacts("Account.Name = null")).toEqual(["Dahl"]);
    expect(await contacts("Contact.Account.Owner.Name != null")).toEqual(["Alm", "Berg", "Cato"]);
  });
});

describe("answers", () => {
  it("hold what was selected, in that order, with attributes, in canonical case", async () => {
    const { records } = await query("SELECT lastname, ACCOUNT.NAME, id FROM contact WHERE LastName = 'Alm'");
    expect(JSON.stringify(records[0])).toBe(
      JSON.stringify({
        attributes: {
          type: "Contact",
          url: `/services/data/v67.0/sobjects/Contact/${String(records[0]?.["Id"])}`,
        },
        LastName: "Alm",
        Account: {
          attributes: { type: "Account", url: `/services/data/v67.0/sobjects/Account/${ids[0]}` },
          Name: "Arkel Tools",
        },
        Id: records[0]?.["Id"],
      }),
    );
  });

  it("show absent parents and childless children as null, compound addresses as objects", async () => {
    const [dahl] = (await query("SELECT Account.Name, MailingAddress FROM Contact WHERE LastName = 'Dahl'"))
      .records;
    expect(dahl).toMatchObject({ Account: null, MailingAddress: null });
    const [first] = (
      await query(
        "SELECT BillingAddress, (SELECT LastName FROM Contacts ORDER BY LastName DESC LIMIT 1) FROM Account WHERE Name = 'Arkel Tools'",
      )
    ).records;
    expect(first).toMatchObject({
      BillingAddress: { city: "Köln", country: null },
      Contacts: { totalSize: 1, done: true, records: [{ LastName: "Berg" }] },
    });
    expect(
      (await query("SELECT (SELECT Id FROM Contacts) FROM Account WHERE Name = 'Arkel_One'")).records[0],
    ).toMatchObject({
      Contacts: null,
    });
  });

  it("leave deleted rows to queryAll and ALL ROWS", async () => {
    const { connection } = admin;
    const created = await connection.sobject("Account").create({ Name: "Gone Ltd" });
    await connection.sobject("Account").destroy(created.id ?? "");
    expect((await query("SELECT Id FROM Account WHERE Name = 'Gone Ltd'")).totalSize).toBe(0);
    expect((await query("SELECT Id FROM Account WHERE Name = 'Gone Ltd' ALL ROWS")).totalSize).toBe(1);
    const all = await admin.rest(
      `/queryAll?q=${encodeURIComponent("SELECT IsDeleted FROM Account WHERE Name = 'Gone Ltd'")}`,
    );
    expect((all.body as Answer).records[0]).toMatchObject({ IsDeleted: true });
  });
});

describe("pages", () => {
  it("keep what the query found through later writes", async () => {
    const rows = Array.from({ length: 450 }, (_, index) => ({
      LastName: `Page ${String(index).padStart(3, "0")}`,
    }));
    await practice(running, "POST", "/records/Contact", rows);
    const soql = "SELECT Id, LastName FROM Contact WHERE LastName LIKE 'Page %' ORDER BY LastName";
    const first = await admin.rest(`/query?q=${encodeURIComponent(soql)}`, {
      headers: { "Sforce-Query-Options": "batchSize=200" },
    });
    const page = first.body as Answer;
    expect(page).toMatchObject({ totalSize: 450, done: false });
    expect(page.nextRecordsUrl).toMatch(/^\/services\/data\/v67\.0\/query\/0r8\w{15}-200$/);
    const { connection } = admin;
    const next = page.records[0]?.["Id"] as string;
    await connection.sobject("Contact").update({ Id: next, LastName: "Zzz" });
    await connection.sobject("Contact").create({ LastName: "Page 000a" });
    const second = (await admin.rest(page.nextRecordsUrl?.slice("/services/data/v67.0".length) ?? ""))
      .body as Answer;
    expect(second.records[0]).toMatchObject({ LastName: "Page 200" });
    const third = (await admin.rest(second.nextRecordsUrl?.slice("/services/data/v67.0".length) ?? ""))
      .body as Answer;
    expect(third).toMatchObject({ totalSize: 450, done: true });
    expect(third.records).toHaveLength(50);
    expect(third).not.toHaveProperty("nextRecordsUrl");
  });

  it("are followed by jsforce to the end", async () => {
    const all = await admin.connection
      .query<{ Id: string }>("SELECT Id FROM Contact WHERE LastName LIKE 'Page %'")
      .execute({ autoFetch: true, maxFetch: 10_000, headers: { "Sforce-Query-Options": "batchSize=200" } });
    expect(new Set(all.records.map(({ Id }) => Id)).size).toBe(450);
  });
});

describe("what a user may not see", () => {
  it("is as if it did not exist: fields, objects and rows", async () => {
    await practice(running, "PATCH", "/users/rep@practice.example", {
      fieldPermissions: { "Contact.Department": { readable: false } },
      objectPermissions: { Lead: { read: false, create: false, edit: false, delete: false } },
    });
    for (const soql of [
      "SELECT Department FROM Contact",
      "SELECT Id FROM Contact WHERE Department = 'x'",
      "SELECT Id FROM Contact ORDER BY Department",
    ]) {
      expect((await refusal(soql, rep)).message).toContain("No such column 'Department' on entity 'Contact'");
    }
    expect((await refusal("SELECT Id FROM Lead", rep)).message).toContain(
      "sObject type 'Lead' is not supported",
    );
    expect((await query("SELECT Id FROM Contact WHERE LastName = 'Dahl'", rep)).totalSize).toBe(0);
    expect((await query("SELECT Id FROM Contact WHERE LastName = 'Dahl'")).totalSize).toBe(1);
  });
});

describe("refusals", () => {
  it.each([
    [
      "SELECT Id, Foo FROM Account",
      "INVALID_FIELD",
      "\nSELECT Id, Foo FROM Account\n           ^\nERROR at Row:1:Column:12\nNo such column 'Foo' on entity 'Account'.",
    ],
    [
      "SELECT Id\nFROM Foo",
      "INVALID_TYPE",
      "\nFROM Foo\n     ^\nERROR at Row:2:Column:6\nsObject type 'Foo' is not supported.",
    ],
    ["SELECT Foo.Name FROM Contact", "INVALID_FIELD", "Didn't understand relationship 'Foo' in field path."],
    [
      "SELECT (SELECT Id FROM Foos) FROM Account",
      "INVALID_TYPE",
      "Didn't understand relationship 'Foos' in FROM part of query call.",
    ],
    ["SELECT Id, FROM Account", "MALFORMED_QUERY", "ERROR at Row:1:Column:12\nunexpected token: 'FROM'"],
    ["SELECT Id FROM Account WHERE", "MALFORMED_QUERY", "unexpected token: '<EOF>'"],
    [
      "SELECT Id FROM Account WHERE Name = :name",
      "MALFORMED_QUERY",
      "Bind variables only allowed in Apex code",
    ],
    [
      "SELECT Id FROM Account WHERE Name = 3",
      "INVALID_FIELD",
      "value of filter criterion for field 'Name' must be of type string and should be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE AnnualRevenue = '3'",
      "INVALID_FIELD",
      "must be of type double and should not be enclosed in quotes",
    ],
    [
      "SELECT Id FROM Account WHERE CreatedDate > 2026-05-13",
      "INVALID_FIELD",
      "value of filter criterion for field 'CreatedDate' must be of type dateTime",
    ],
    [
      "SELECT Id FROM Opportunity WHERE CloseDate > 2026-05-13T00:00:00Z",
      "INVALID_FIELD",
      "value of filter criterion for field 'CloseDate' must be of type date ",
    ],
    [
      "SELECT Id FROM Account WHERE OwnerId = 'x'",
      "INVALID_QUERY_FILTER_OPERATOR",
      "ERROR at Row:1:Column:30\ninvalid ID field: x",
    ],
    [
      "SELECT Id FROM Account WHERE Id LIKE '001%'",
      "INVALID_QUERY_FILTER_OPERATOR",
      "invalid operator on id field",
    ],
    [
      "SELECT Id FROM Account WHERE Description = 'x'",
      "INVALID_FIELD",
      "field 'Description' can not be filtered in a query call",
    ],
    ["SELECT Name, COUNT(Id) FROM Account", "MALFORMED_QUERY", "Field must be grouped or aggregated: Name"],
    ["SELECT Id, Name, Id FROM Account", "INVALID_FIELD", "duplicate field selected: Id"],
    [
      "SELECT Id FROM Account OFFSET 2001",
      "NUMBER_OUTSIDE_VALID_RANGE",
      "Maximum SOQL offset allowed is 2000",
    ],
    ["", "MALFORMED_QUERY", "A query string has to be specified"],
  ])("point at the place in %s", async (soql, errorCode, message) => {
    const refused = await refusal(soql);
    expect(refused.errorCode).toBe(errorCode);
    expect(refused.message).toContain(message);
  });
});

describe("the query resource", () => {
  it.each([
    ["every branch of an OR has one", "LastName = 'Alm' OR Email = 'ase@arkel.example'", "Index"],
    ["one branch of an OR has none", "LastName = 'Alm' OR Title = 'x'", "TableScan"],
    ["one part of an AND has one", "LastName = 'Alm' AND Title = 'x'", "Index"],
    ["a custom field is an external id", "Crosswalk_Lead__c = 'x'", "Index"],
    ["a custom field is neither unique nor an external id", "Shoe_Size__c = 7", "TableScan"],
    ["a LIKE begins with letters", "LastName LIKE 'Al%'", "Index"],
    ["a LIKE begins with a wildcard", "LastName LIKE '%lm'", "TableScan"],
    ["a filter is negated", "NOT LastName = 'Alm'", "TableScan"],
    ["a filter finds most of the rows", "Id != null", "TableScan"],
  ])("explains what it would follow where %s", async (_, condition, type) => {
    await practice(running, "POST", "/objects/Contact/fields", { name: "Shoe_Size__c", type: "int" });
    expect((await plansOf(condition))[0]).toMatchObject({ leadingOperationType: type });
  });
});
