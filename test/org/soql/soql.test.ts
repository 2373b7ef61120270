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

const names = (where: string) => values(`SELECT Name FROM Account WHERE ${where} ORDER BY Name`);

describe("conditions", () => {
  it("compare text whatever its case, also beyond ASCII", async () => {
    expect(await names("Name = 'ARKEL TOOLS'")).toEqual(["Arkel Tools"]);
    expect(await names("Name = 'müller söhne'")).toEqual(["MÜLLER Söhne"]);
    expect(await names("BillingCity IN ('KÖLN', 'bonn')")).toEqual(["Arkel Tools", "MÜLLER Söhne"]);
  });

  it("do not fold accents, as search does", async () => {
    expect(await names("BillingCity = 'Koln'")).toEqual([]);
  });

  it("take LIKE's wildcards, and escaped ones for themselves", async () => {
    expect(await names("Name LIKE 'arkel%'")).toHaveLength(3);
    expect(await names("Name LIKE '%100\\%%'")).toEqual(["arkel 100% Pure"]);
    expect(await names("Name LIKE 'Arkel\\_%'")).toEqual(["Arkel_One"]);
    expect(await names("Name LIKE '_rkel_one'")).toEqual(["Arkel_One"]);
    expect(await names("Name LIKE 'mül%'")).toEqual(["MÜLLER Söhne"]);
  });

  it("take escaped quotes and backslashes", async () => {
    expect(await names("Name = 'O\\'Brien \\\\ Sons'")).toEqual(["O'Brien \\ Sons"]);
  });

  it("treat null as a value: unequal to others, and the empty text", async () => {
    expect(await names("Industry = null")).toEqual(["Arkel_One"]);
    expect(await names("Industry = ''")).toEqual(["Arkel_One"]);
    expect(await names("Industry != 'Energy'")).toEqual(["Arkel_One", "MÜLLER Söhne", "O'Brien \\ Sons"]);
    expect(await names("NOT Industry IN ('Energy')")).toHaveLength(3);
    expect(await names("AnnualRevenue < 1000")).toHaveLength(4);
  });

  it("follow parentheses and NOT, and refuse AND mixed with OR", async () => {
    expect(await names("(NOT (Industry = 'Energy' OR Name LIKE 'M%')) AND AnnualRevenue > 1")).toEqual([
      "O'Brien \\ Sons",
    ]);
    expect(
      (await refusal("SELECT Id FROM Account WHERE Name = 'a' AND Name = 'b' OR Name = 'c'")).errorCode,
    ).toBe("MALFORMED_QUERY");
  });

  it("take ids of 15 and 18 characters", async () => {
    const id = ids[0] ?? "";
    expect(await names(`Id = '${id}'`)).toEqual(["Arkel Tools"]);
    expect(await names(`Id IN ('${id.slice(0, 15)}')`)).toEqual(["Arkel Tools"]);
  });

  it("follow parents, and find rows without one by null", async () => {
    const contacts = (where: string) =>
      values(`SELECT LastName FROM Contact WHERE ${where} ORDER BY LastName`, "LastName");
    expect(await contacts("Account.Name LIKE 'ark%'")).toEqual(["Alm", "Berg"]);
    expect(await contacts("Account.Name = null")).toEqual(["Dahl"]);
    expect(await contacts("Contact.Account.Owner.Name != null")).toEqual(["Alm", "Berg", "Cato"]);
  });

  it("join by semi-joins and anti-joins", async () => {
    expect(await names("Id IN (SELECT AccountId FROM Contact WHERE LastName = 'Cato')")).toEqual([
      "MÜLLER Söhne",
    ]);
    expect(await names("Id NOT IN (SELECT AccountId FROM Contact)")).toEqual([
      "arkel 100% Pure",
      "Arkel_One",
      "O'Brien \\ Sons",
    ]);
  });

  it("know date literals, days beginning where the user is", async () => {
    const contacts = (where: string) =>
      values(`SELECT LastName FROM Contact WHERE ${where} ORDER BY LastName`, "LastName");
    running.org.db.prepare(`UPDATE "User" SET TimeZoneSidKey = 'Europe/Berlin'`).run();
    expect(await contacts("CreatedDate = TODAY")).toEqual(["Berg"]);
    expect(await contacts("CreatedDate = YESTERDAY")).toEqual(["Alm"]);
    expect(await contacts("CreatedDate = THIS_MONTH")).toEqual(["Alm", "Berg", "Cato"]);
    expect(await contacts("CreatedDate < LAST_N_DAYS:3")).toEqual(["Cato", "Dahl"]);
    expect(await contacts("CreatedDate = LAST_YEAR")).toEqual(["Dahl"]);
    running.org.db.prepare(`UPDATE "User" SET TimeZoneSidKey = 'America/Los_Angeles'`).run();
    expect(await contacts("CreatedDate = YESTERDAY")).toEqual(["Alm"]);
    expect(await contacts("CreatedDate = LAST_MONTH")).toEqual(["Cato"]);
    expect(await contacts("CreatedDate > 2026-05-13T10:30:00+03:00")).toEqual(["Berg"]);
    expect(await contacts("CALENDAR_YEAR(CreatedDate) = 2025")).toEqual(["Dahl"]);
    expect(await contacts("CALENDAR_YEAR(convertTimezone(CreatedDate)) = 2025")).toEqual([]);
    expect(await contacts("HOUR_IN_DAY(convertTimezone(CreatedDate)) = 14")).toEqual(["Alm"]);
  });
});

describe("answers", () => {
  it("hold times in UTC, whatever the time zone of the user is", async () => {
    running.org.db.prepare(`UPDATE "User" SET TimeZoneSidKey = 'America/Los_Angeles'`).run();
    const ofCato = "FROM Contact WHERE LastName = 'Cato'";
    const created = { CreatedDate: "2026-04-30T23:00:00.000+0000" };
    expect((await query(`SELECT Id, CreatedDate ${ofCato}`)).records).toMatchObject([created]);
    const [id] = await values(`SELECT Id ${ofCato}`, "Id");
    expect((await admin.rest(`/sobjects/Contact/${String(id)}`)).body).toMatchObject(created);

    const { records } = await query(
      `SELECT HOUR_IN_DAY(CreatedDate) utc, HOUR_IN_DAY(convertTimezone(CreatedDate)) local ${ofCato} ` +
        "GROUP BY HOUR_IN_DAY(CreatedDate), HOUR_IN_DAY(convertTimezone(CreatedDate))",
    );
    expect(records).toMatchObject([{ utc: 23, local: 16 }]);
  });

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

  it("put nulls first, also descending, unless told otherwise", async () => {
    const by = (order: string) =>
      values(`SELECT AnnualRevenue FROM Account ORDER BY AnnualRevenue ${order}`, "AnnualRevenue");
    expect(await by("")).toEqual([null, 50.5, 100, 200, 300]);
    expect(await by("DESC")).toEqual([null, 300, 200, 100, 50.5]);
    expect(await by("NULLS LAST")).toEqual([50.5, 100, 200, 300, null]);
    expect(await by("LIMIT 2 OFFSET 1")).toEqual([50.5, 100]);
  });

  it("start behind an id and end before one, as queries for parts of a table do", async () => {
    const between = `Id > '${ids[0] ?? ""}' AND Id <= '${ids[3] ?? ""}'`;
    const found = await values(`SELECT Id FROM Account WHERE ${between} ORDER BY Id DESC`, "Id");
    expect(found).toEqual([ids[3], ids[2], ids[1]]);
  });

  it("count, group, and filter groups", async () => {
    expect(await query("SELECT COUNT() FROM Account WHERE Industry != null")).toEqual({
      totalSize: 4,
      done: true,
      records: [],
    });
    const groups = await query(
      "SELECT Industry, COUNT(Id) many, SUM(AnnualRevenue), MAX(Name) FROM Account GROUP BY Industry HAVING COUNT(Id) > 1 ORDER BY Industry",
    );
    expect(groups.records).toEqual([
      {
        attributes: { type: "AggregateResult" },
        Industry: "Banking",
        many: 2,
        expr0: 250.5,
        expr1: "O'Brien \\ Sons",
      },
      {
        attributes: { type: "AggregateResult" },
        Industry: "Energy",
        many: 2,
        expr0: 400,
        expr1: "Arkel Tools",
      },
    ]);
    const rolled = await query(
      "SELECT Industry i, COUNT(Id) n, GROUPING(Industry) g FROM Account GROUP BY ROLLUP(Industry)",
    );
    expect(rolled.records.at(-1)).toMatchObject({ i: null, n: 5, g: 1 });
  });

  it("format and label where asked", async () => {
    const [record] = (
      await query(
        "SELECT FORMAT(AnnualRevenue) shown, toLabel(Industry) FROM Account WHERE Name = 'Arkel Tools'",
      )
    ).records;
    expect(record).toMatchObject({ shown: "$100.00", Industry: "Energy" });
  });

  it("expand FIELDS() to what the user may read, within 200 rows", async () => {
    const [record] = (await query("SELECT FIELDS(ALL) FROM Account LIMIT 1")).records;
    expect(record).toHaveProperty("AnnualRevenue");
    expect((await refusal("SELECT FIELDS(ALL) FROM Account")).message).toContain("LIMIT of at most 200");
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

  it("belong to the user who asked", async () => {
    const answer = await admin.rest("/query?q=SELECT+Id+FROM+Contact", {
      headers: { "Sforce-Query-Options": "batchSize=200" },
    });
    const locator = (answer.body as Answer).nextRecordsUrl?.slice("/services/data/v67.0".length) ?? "";
    for (const [user, path] of [
      [rep, locator],
      [admin, "/query/0r8000000000000AAA-2000"],
    ] as const) {
      expect(await user.rest(path)).toMatchObject({
        status: 400,
        body: [{ errorCode: "INVALID_QUERY_LOCATOR", message: "invalid query locator" }],
      });
    }
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

  it(
    "thousands of conditions are answered, as long as the statement has 100,000 characters at most",
    { tags: ["night"] },
    async () => {
      const ask = async (conditions: number) => {
        const where = Array.from({ length: conditions }, (_, at) => `Name = 'Nobody ${String(at)}'`).join(
          " OR ",
        );
        const url = `/services/data/v67.0/query?q=${encodeURIComponent(`SELECT Id FROM Account WHERE ${where}`)}`;
        const { body } = await admin.rest("/composite", {
          method: "POST",
          json: { compositeRequest: [{ method: "GET", url, referenceId: "q" }] },
        });
        const { compositeResponse } = body as { compositeResponse: { httpStatusCode: number }[] };
        return compositeResponse[0]?.httpStatusCode;
      };
      expect(await ask(3_800)).toBe(200);
      expect(await ask(4_400)).toBe(400);
    },
  );

  it("a query whose URI is too long is refused with 414", async () => {
    const { status } = await admin.rest(`/query?q=${"x".repeat(16_400)}`);
    expect(status).toBe(414);
  });
});

describe("the query resource", () => {
  it("describes the columns of a query instead of reading its rows", async () => {
    const { body } = await admin.rest("/query?q=SELECT+Id,Account.Name+FROM+Contact&columns=true");
    expect(body).toMatchObject({
      entityName: "Contact",
      keyPrefix: "003",
      idSelected: true,
      columnMetadata: [
        { columnName: "Id" },
        { columnName: "Account", joinColumns: [{ columnName: "Name" }] },
      ],
    });
  });

  it("explains that an indexed field is found by its index", async () => {
    expect(await plansOf("LastName = 'Alm'")).toMatchObject([
      { leadingOperationType: "Index", fields: ["LastName"], cardinality: 1 },
      { leadingOperationType: "TableScan" },
    ]);
    expect(await plansOf("Title = 'x'")).toMatchObject([
      { leadingOperationType: "TableScan", notes: [{ fields: ["Title"] }] },
    ]);
  });

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

  it("takes longer by the configured time where it has to read the whole table, and only there", async () => {
    await practice(running, "PATCH", "/settings", { unindexedLatencyMs: 600_000 });
    await query("SELECT Id FROM Contact WHERE LastName = 'Alm' AND Title = 'x'");
    await practice(running, "PATCH", "/settings", { unindexedLatencyMs: 300 });
    const start = performance.now();
    await query("SELECT Id FROM Contact WHERE Title = 'x'");
    expect(performance.now() - start).toBeGreaterThan(290);
    await practice(running, "PATCH", "/settings", { unindexedLatencyMs: 0 });
  });
});
