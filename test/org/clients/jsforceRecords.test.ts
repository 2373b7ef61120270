import { SfDate, type Connection } from "jsforce";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn } from "../testing/signIn.ts";

let running: RunningOrg;
let connection: Connection;
let accountId: string;

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty" });
  ({ connection } = await signIn(running, "admin@practice.example"));
  const account = await connection.sobject("Account").create({ Name: "Jay", Industry: "Energy" });
  accountId = account.id ?? "";
});
afterAll(() => running.close());

test("records are created, retrieved, updated, upserted and destroyed one by one and in lists", async () => {
  const contacts = connection.sobject("Contact");
  const one = await contacts.create({ LastName: "One", AccountId: accountId });
  const many = await contacts.create([{ LastName: "Two" }, { FirstName: "Nobody" }]);
  expect(many).toMatchObject([
    { success: true },
    { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING", fields: ["LastName"] }] },
  ]);
  const ids = [one.id ?? "", many[0]?.id ?? ""];
  expect(await contacts.retrieve(ids[0] ?? "")).toMatchObject({ Id: ids[0], LastName: "One" });
  expect(await contacts.retrieve(ids)).toMatchObject([{ LastName: "One" }, { LastName: "Two" }]);
  await contacts.update({ Id: ids[0] ?? "", Title: "Changed" });
  await contacts.update(ids.map((Id) => ({ Id, Department: "All" })));
  expect(await contacts.retrieve(ids)).toMatchObject([{ Title: "Changed", Department: "All" }, {}]);
  const key = "Crosswalk_Lead__c";
  expect(await contacts.upsert({ LastName: "Key", [key]: "k1" }, key)).toMatchObject({ created: true });
  expect(await contacts.upsert([{ LastName: "Key 2", [key]: "k1" }], key)).toMatchObject([
    { success: true, created: false },
  ]);
  expect(await contacts.record(ids[1] ?? "").retrieve()).toMatchObject({ LastName: "Two" });
  await contacts.record(ids[1] ?? "").update({ Title: "By record" });
  await contacts.destroy(ids[0] ?? "");
  expect(await contacts.destroy([ids[1] ?? ""])).toMatchObject([{ success: true }]);
  await expect(contacts.retrieve(ids[0] ?? "")).rejects.toMatchObject({ errorCode: "ENTITY_IS_DELETED" });
});

test("all or none of a list is written where that is asked for", async () => {
  const contacts = connection.sobject("Contact");
  const refused = await contacts.create([{ LastName: "Whole" }, { FirstName: "Not" }], { allOrNone: true });
  expect(refused).toMatchObject([
    { success: false, errors: [{ statusCode: "ALL_OR_NONE_OPERATION_ROLLED_BACK" }] },
    { success: false, errors: [{ statusCode: "REQUIRED_FIELD_MISSING" }] },
  ]);
  expect(await contacts.count({ LastName: "Whole" })).toBe(0);
});

test("the finders chain conditions, children, order, offset and all fields", async () => {
  const contacts = connection.sobject("Contact");
  await contacts.create(
    ["Abel", "Baker", "Cook"].map((LastName) => ({ LastName, AccountId: accountId, Title: "Chain" })),
  );
  const withChildren = await connection
    .sobject("Account")
    .find({ Name: { $like: "J%" }, CreatedDate: { $gte: SfDate.YESTERDAY } }, "Id, Name")
    .include("Contacts", { Title: "Chain" }, "LastName", { limit: 2, sort: { LastName: -1 } })
    .end()
    .execute();
  expect(withChildren).toMatchObject([
    { Name: "Jay", Contacts: { totalSize: 2, records: [{ LastName: "Cook" }, { LastName: "Baker" }] } },
  ]);
  const some = await contacts
    .find({ Title: "Chain", $or: [{ LastName: { $in: ["Abel", "Cook"] } }, { LastName: { $like: "Ba%" } }] })
    .select("LastName")
    .orderby("LastName", "DESC")
    .skip(1)
    .limit(5);
  expect(some).toMatchObject([{ LastName: "Baker" }, { LastName: "Abel" }]);
  const [all] = await contacts.select("*").where({ LastName: "Cook" }).limit(1);
  expect(all).toMatchObject({ LastName: "Cook", IsDeleted: false, MailingAddress: null });
  expect(await contacts.find({ LastName: "Abel" }).toSOQL()).toContain("WHERE LastName = 'Abel'");
});

test("the queries page, count deleted records where asked, and explain themselves", async () => {
  const rows = Array.from({ length: 450 }, (_, i) => ({ LastName: `Page ${i}` }));
  await practice(running, "POST", "/records/Contact", rows);
  const soql = "SELECT Id FROM Contact WHERE LastName LIKE 'Page %'";
  const headers = { "Sforce-Query-Options": "batchSize=200" };
  const first = await connection.query(soql, { headers });
  expect(first).toMatchObject({ totalSize: 450, done: false });
  const second = await connection.queryMore(first.nextRecordsUrl ?? "");
  expect(second).toMatchObject({ totalSize: 450, done: false });
  expect((await connection.queryMore(second.nextRecordsUrl ?? "")).records).toHaveLength(50);
  expect((await connection.query(soql, { autoFetch: true, maxFetch: 300, headers })).records).toHaveLength(
    300,
  );
  await connection.sobject("Contact").destroy(first.records[0]?.Id ?? "");
  expect(await connection.query(soql)).toMatchObject({ totalSize: 449 });
  expect(await connection.query(soql, { scanAll: true })).toMatchObject({ totalSize: 450 });
  const [plan] = (await connection.request<{ plans: object[] }>(`/query?explain=${encodeURIComponent(soql)}`))
    .plans;
  expect(plan).toMatchObject({ sobjectType: "Contact", leadingOperationType: expect.any(String) as string });
  await expect(connection.queryMore("0r8000000000000AAA-2000")).rejects.toMatchObject({
    errorCode: "INVALID_QUERY_LOCATOR",
  });
});

test("the layouts, changes, menus and lists answer in the shape that jsforce expects", async () => {
  const contacts = connection.sobject("Contact");
  const [start, end] = [new Date(Date.now() - 60_000), new Date(Date.now() + 60_000)];
  expect((await connection.updated("Contact", start, end)).ids.length).toBeGreaterThan(0);
  expect((await connection.deleted("Contact", start, end)).deletedRecords.length).toBeGreaterThan(0);
  expect((await contacts.describe$()).name).toBe("Contact");
  expect((await connection.describeGlobal$()).sobjects.length).toBeGreaterThan(10);
  expect(await contacts.layouts()).toMatchObject({ layouts: [{ detailLayoutSections: [{}] }] });
  expect(await contacts.approvalLayouts()).toEqual({ approvalLayouts: [] });
  expect(await contacts.quickActions()).toEqual([]);
  expect(await connection.quickActions()).toEqual([]);
  expect(await contacts.listviews()).toMatchObject({ sobjectType: "Contact", listviews: [] });
  expect((await connection.tabs()).map((tab) => (tab as { sobjectName: string }).sobjectName)).toContain(
    "Contact",
  );
  expect(await connection.theme()).toHaveProperty("themeItems");
  expect(await connection.search("FIND {abel} RETURNING Contact(LastName)")).toMatchObject({
    searchRecords: [{ LastName: "Abel" }],
  });
});

test("composite, graph and tree go by plain posts", async () => {
  const base = "/services/data/v67.0";
  const account = { method: "POST", url: `${base}/sobjects/Account`, referenceId: "a", body: { Name: "Co" } };
  const child = {
    method: "POST",
    url: `${base}/sobjects/Contact`,
    referenceId: "c",
    body: { LastName: "Child", AccountId: "@{a.id}" },
  };
  const nodes = { compositeRequest: [account, child] };
  expect(await connection.requestPost(`${base}/composite`, { allOrNone: true, ...nodes })).toMatchObject({
    compositeResponse: [{ httpStatusCode: 201 }, { httpStatusCode: 201, referenceId: "c" }],
  });
  const graphs = [{ graphId: "g", ...nodes }];
  expect(await connection.requestPost(`${base}/composite/graph`, { graphs })).toMatchObject({
    graphs: [{ graphId: "g", isSuccessful: true }],
  });
  const records = [
    {
      attributes: { type: "Account", referenceId: "trunk" },
      Name: "Trunk",
      Contacts: { records: [{ attributes: { type: "Contact", referenceId: "leaf" }, LastName: "Leaf" }] },
    },
  ];
  expect(await connection.requestPost(`${base}/composite/tree/Account`, { records })).toMatchObject({
    hasErrors: false,
    results: [{ referenceId: "trunk" }, { referenceId: "leaf" }],
  });
});
