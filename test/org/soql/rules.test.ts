import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;
let rep: SignedIn;
let accountIds: string[];

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty", now: () => new Date("2026-05-13T10:00:00Z") });
  admin = await signIn(running, "admin@practice.example");
  rep = await signIn(running, "rep@practice.example");
  const loaded = await practice(running, "POST", "/records/Account", [
    { Name: "Few", Industry: "Energy", AnnualRevenue: 10 },
    { Name: "Many", Industry: "Banking", AnnualRevenue: 30 },
    { Name: "None", AnnualRevenue: 5 },
  ]);
  accountIds = (loaded.body as { ids: string[] }).ids;
  const contacts = Array.from({ length: 1203 }, (_, i) => ({
    LastName: `Nr ${String(i).padStart(4, "0")}`,
    AccountId: accountIds[i < 3 ? 0 : 1],
  }));
  await practice(running, "POST", "/records/Contact", contacts);
});
afterAll(() => running.close());

type Found = Record<string, unknown>;
interface Answer {
  totalSize: number;
  done: boolean;
  nextRecordsUrl?: string;
  records: Found[];
}

async function query(soql: string, user = admin): Promise<Answer> {
  const { status, body } = await user.rest(`/query?q=${encodeURIComponent(soql)}`);
  expect(status, JSON.stringify(body)).toBe(200);
  return body as Answer;
}

async function refusal(soql: string): Promise<string> {
  const { status, body } = await admin.rest(`/query?q=${encodeURIComponent(soql)}`);
  expect(status, soql).toBe(400);
  const [{ message, errorCode } = { message: "", errorCode: "" }] = body as {
    message: string;
    errorCode: string;
  }[];
  return `${errorCode}: ${message.split("\n").at(-1) ?? ""}`;
}

describe("children of one record", () => {
  const soql =
    "SELECT Name, (SELECT LastName FROM Contacts ORDER BY LastName) FROM Account WHERE Name IN ('Few', 'Many') ORDER BY Name";

  it("come with a page of their own to go on to, and all in order", async () => {
    const [few, many] = (await query(soql)).records as { Contacts: Answer }[];
    expect(few?.Contacts).toMatchObject({ totalSize: 3, done: true });
    expect(few?.Contacts).not.toHaveProperty("nextRecordsUrl");
    const names: unknown[] = [];
    let page = many?.Contacts;
    expect(page).toMatchObject({ totalSize: 1200, done: false });
    expect(page?.nextRecordsUrl).toMatch(/^\/services\/data\/v67\.0\/query\/0r8\w{15}-499$/);
    for (;;) {
      names.push(...(page?.records ?? []).map((record) => record["LastName"]));
      if (page?.nextRecordsUrl === undefined) break;
      page = (await admin.rest(page.nextRecordsUrl.replace("/services/data/v67.0", ""))).body as Answer;
      expect(page.totalSize).toBe(1200);
    }
    expect(names).toHaveLength(1200);
    expect(names).toEqual([...names].sort());
  });

  it("are read to the end by jsforce, which follows the children's pages too", async () => {
    const { records } = await admin.connection.query<{ Name: string; Contacts: Answer }>(soql, {
      autoFetch: true,
      maxFetch: 100_000,
    });
    expect(records.map(({ Contacts }) => Contacts.records.length)).toEqual([3, 1200]);
  });

  it("may be limited, and then have no further page", async () => {
    const limited = soql.replace("ORDER BY LastName)", "ORDER BY LastName LIMIT 700 OFFSET 500)");
    const [, many] = (await query(limited)).records as { Contacts: Answer }[];
    expect(many?.Contacts).toMatchObject({ totalSize: 700, done: false });
  });

  it("descend one level up to version 57.0, and several since", async () => {
    const deep =
      "SELECT Id, (SELECT Id, (SELECT Id FROM OpportunityContactRoles) FROM Contacts LIMIT 1) FROM Account";
    await query(deep);
    const old = `${running.url}/services/data/v57.0/query?q=${encodeURIComponent(deep)}`;
    const answer = await fetch(old, { headers: { Authorization: `Bearer ${admin.token}` } });
    expect(await answer.text()).toContain("more than 1 level away from the root entity object.");
  });
});

describe("sub-selects in conditions", () => {
  it("are refused where Salesforce refuses them", async () => {
    const where = (condition: string) => refusal(`SELECT Id FROM Account WHERE ${condition}`);
    const contacts = "(SELECT AccountId FROM Contact)";
    expect(await where(`Id IN ${contacts} OR Name = 'x'`)).toBe(
      "MALFORMED_QUERY: Semi join sub-selects are not allowed with the 'OR' operator",
    );
    expect(await where(`Name = 'x' AND (Name = 'y' OR Id IN ${contacts})`)).toBe(
      "MALFORMED_QUERY: Semi join sub-selects are only allowed at the top level WHERE expressions and not in nested WHERE expressions.",
    );
    expect(await where(`Id IN ${contacts} AND Id IN ${contacts} AND Id NOT IN ${contacts}`)).toBe(
      "MALFORMED_QUERY: Maximum 2 semi join sub-selects are allowed.",
    );
    expect(
      await where("Id IN (SELECT AccountId FROM Contact WHERE Id IN (SELECT ContactId FROM ContactShare))"),
    ).toBe("MALFORMED_QUERY: Nesting of semi join sub-selects is not supported");
    expect(await where("Id IN (SELECT Id FROM Account)")).toBe(
      "MALFORMED_QUERY: The inner and outer selects should not be on the same object type",
    );
    expect(await where("Id IN (SELECT OwnerId FROM Contact)")).toContain(
      "should point to the same object type",
    );
    expect(await where("Name IN (SELECT Name FROM Contact)")).toContain(
      "should be an id field, cannot use: 'Name'",
    );
    expect(await where("Id IN (SELECT AccountId FROM Contact LIMIT 1)")).toBe(
      "MALFORMED_QUERY: expecting a right parentheses, found 'LIMIT'",
    );
  });

  it("may stand twice in one condition, also where a query for children has one", async () => {
    const found = await query(
      `SELECT Id, (SELECT Id FROM Contacts WHERE Id IN (SELECT ContactId FROM ContactShare)) FROM Account
       WHERE Id IN (SELECT AccountId FROM Contact) AND Id NOT IN (SELECT AccountId FROM Opportunity)`,
    );
    expect(found.totalSize).toBe(2);
  });
});

describe("names", () => {
  it("may be given to parents in FROM", async () => {
    const { records } = await query(
      "SELECT c.LastName, a.Name, o.Alias FROM Contact c, c.Account a, a.Owner AS o WHERE a.Name = 'Few' AND c.LastName LIKE 'Nr%' ORDER BY c.LastName LIMIT 1",
    );
    expect(records[0]).toMatchObject({
      LastName: "Nr 0000",
      Account: { Name: "Few", Owner: { Alias: expect.any(String) as string } },
    });
    expect(await refusal("SELECT Id FROM Contact c, d.Account a")).toContain("unexpected token: ','");
  });

  it("are refused for columns that are not computed", async () => {
    expect(await refusal("SELECT Name n FROM Account")).toBe(
      "MALFORMED_QUERY: only aggregate expressions use field aliasing",
    );
    expect((await query("SELECT Name n FROM Account GROUP BY Name ORDER BY Name")).records[0]?.["n"]).toBe(
      "Few",
    );
  });
});

describe("subtotals", () => {
  it("are ordered with the rows they sum up, and tell which terms they are of", async () => {
    const { records } = await query(
      "SELECT Industry, SUM(AnnualRevenue) s, GROUPING(Industry) g FROM Account GROUP BY ROLLUP(Industry) ORDER BY GROUPING(Industry) DESC, SUM(AnnualRevenue) DESC",
    );
    expect(records.map(({ Industry, s, g }) => [Industry, s, g])).toEqual([
      [null, 45, 1],
      ["Banking", 30, 0],
      ["Energy", 10, 0],
      [null, 5, 0],
    ]);
  });

  it("are filtered by HAVING as the rows are", async () => {
    const { records } = await query(
      "SELECT Industry, SUM(AnnualRevenue) s FROM Account GROUP BY CUBE(Industry) HAVING SUM(AnnualRevenue) < 40 ORDER BY Industry NULLS LAST",
    );
    expect(records.map(({ s }) => s)).toEqual([30, 10, 5]);
  });

  it("may be formatted, and group by what the user's clock says", async () => {
    const { records } = await query("SELECT FORMAT(MAX(AnnualRevenue)) m FROM Account");
    expect(records).toEqual([{ attributes: { type: "AggregateResult" }, m: "$30.00" }]);
    const hours = await query(
      "SELECT HOUR_IN_DAY(convertTimezone(CreatedDate)) h, COUNT(Id) n FROM Contact GROUP BY HOUR_IN_DAY(convertTimezone(CreatedDate))",
    );
    expect(hours.records).toMatchObject([{ n: 1203 }]);
  });

  it("take the user's clock from nowhere but a date function", async () => {
    const outside = "MALFORMED_QUERY: convertTimezone() is for the field of a date function only";
    expect(await refusal("SELECT convertTimezone(CreatedDate) FROM Contact")).toContain(outside);
    expect(await refusal("SELECT Id FROM Contact WHERE convertTimezone(CreatedDate) = TODAY")).toContain(
      outside,
    );
  });

  it("are refused in a query for children", async () => {
    expect(await refusal("SELECT Id, (SELECT COUNT(Id) FROM Contacts) FROM Account")).toBe(
      "MALFORMED_QUERY: Only root queries support aggregate expressions",
    );
  });
});

it("picklists are ordered as Setup lists their values, subtotals among them", async () => {
  const stages = ["Closed Won", "Prospecting", "Negotiation/Review", "Of another time"];
  const opportunities = stages.map((StageName) => ({ Name: "Deal", StageName, CloseDate: "2026-06-01" }));
  await practice(running, "POST", "/records/Opportunity", opportunities);
  const { records } = await query("SELECT StageName FROM Opportunity ORDER BY StageName");
  const inOrder = ["Prospecting", "Negotiation/Review", "Closed Won", "Of another time"];
  expect(records.map(({ StageName }) => StageName)).toEqual(inOrder);
  const rolled = await query(
    "SELECT StageName, COUNT(Id) n FROM Opportunity GROUP BY ROLLUP(StageName) ORDER BY StageName NULLS LAST",
  );
  expect(rolled.records.map(({ StageName }) => StageName)).toEqual([...inOrder, null]);
});

describe("FOR VIEW and FOR REFERENCE", () => {
  it("stamp records for the user who asked alone, and put them on their list of recent items", async () => {
    const [few, many] = accountIds;
    await query(`SELECT Id FROM Account WHERE Id = '${few}' FOR VIEW`);
    await query(`SELECT Id FROM Account WHERE Id = '${many}' FOR REFERENCE`);
    const stamps = "SELECT Name, LastViewedDate, LastReferencedDate FROM Account ORDER BY Name";
    const now = "2026-05-13T10:00:00.000+0000";
    expect((await query(stamps)).records).toMatchObject([
      { Name: "Few", LastViewedDate: now, LastReferencedDate: now },
      { Name: "Many", LastViewedDate: null, LastReferencedDate: now },
      { Name: "None", LastViewedDate: null, LastReferencedDate: null },
    ]);
    expect(await query("SELECT COUNT() FROM Account WHERE LastViewedDate = TODAY")).toMatchObject({
      totalSize: 1,
    });
    expect((await query(stamps, rep)).records[0]).toMatchObject({ LastViewedDate: null });
    const { body } = await admin.rest(`/sobjects/Account/${few}?fields=LastViewedDate`);
    expect(body).toMatchObject({ LastViewedDate: now });

    const recent = (await admin.connection.recent("Account")) as Found[];
    expect(recent.map((item) => item["Name"]).sort()).toEqual(["Few", "Many"]);
    expect((await admin.rest("/sobjects/Account")).body).toMatchObject({
      recentItems: [{ attributes: { type: "Account" } }, { attributes: { type: "Account" } }],
    });
    expect((await rep.rest("/recent")).body).toEqual([]);
    expect((await admin.rest("/recent?limit=1")).body).toHaveLength(1);
  });
});

it("a backslash that escapes nothing is refused, with what it stands before", async () => {
  expect(await refusal("SELECT Id FROM Account WHERE Name = 'bad\\q'")).toBe(
    "MALFORMED_QUERY: Invalid string literal 'bad\\q'. Illegal character sequence '\\q' in string literal.",
  );
});
