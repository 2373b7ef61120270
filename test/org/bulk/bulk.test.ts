import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty" });
  admin = await signIn(running, "admin@practice.example");
  admin.connection.bulk2.pollInterval = 10;
});
afterAll(() => running.close());

test("rows are written each on its own, and results tell which and why not", async () => {
  const results = await admin.connection.bulk2.loadAndWaitForResults({
    object: "Contact",
    operation: "insert",
    input: [
      { FirstName: "Ada", LastName: "Bulk", Email: "" },
      { FirstName: "Nobody", LastName: "", Email: "" },
      { FirstName: "", LastName: "Bulk", Email: "none" },
    ],
    pollTimeout: 10_000,
  });
  expect(results.successfulResults).toMatchObject([{ FirstName: "Ada", sf__Created: "true" }]);
  expect(results.failedResults).toMatchObject([
    {
      FirstName: "Nobody",
      sf__Error: "REQUIRED_FIELD_MISSING:Required fields are missing: [LastName]:LastName --",
    },
    { sf__Error: expect.stringContaining("INVALID_EMAIL_ADDRESS:") },
  ]);
  expect(results.unprocessedRecords).toEqual([]);
});

test("an upsert updates what has the external id and creates what has not; #N/A empties, a blank leaves", async () => {
  const load = (input: Record<string, string>[]) =>
    admin.connection.bulk2.loadAndWaitForResults({
      object: "Contact",
      operation: "upsert",
      externalIdFieldName: "Crosswalk_Lead__c",
      input,
      pollTimeout: 10_000,
    });
  await load([{ Crosswalk_Lead__c: "one", LastName: "First", Title: "Buyer", Department: "Sales" }]);
  const { successfulResults } = await load([
    { Crosswalk_Lead__c: "one", LastName: "Changed", Title: "#N/A", Department: "" },
    { Crosswalk_Lead__c: "two", LastName: "Second", Title: "", Department: "" },
  ]);
  expect(successfulResults.map(({ sf__Created }) => sf__Created)).toEqual(["false", "true"]);
  const { records } = await admin.connection.query(
    "SELECT LastName, Title, Department FROM Contact WHERE Crosswalk_Lead__c = 'one'",
  );
  expect(records).toMatchObject([{ LastName: "Changed", Title: null, Department: "Sales" }]);
});

test("a query job's rows are read page by page, parents as columns of their own", async () => {
  const accounts = await practice(running, "POST", "/records/Account", [{ Name: 'Bulk, "Inc"' }]);
  const [AccountId] = (accounts.body as { ids: string[] }).ids;
  const rows = Array.from({ length: 2500 }, (_, index) => ({ LastName: `Row ${index}`, AccountId }));
  await practice(running, "POST", "/records/Contact", rows);
  const stream = await admin.connection.bulk2.query(
    "SELECT LastName, Account.Name, IsDeleted FROM Contact WHERE LastName LIKE 'Row %'",
    { pollTimeout: 10_000 },
  );
  const found = await stream.toArray();
  expect(found).toHaveLength(2500);
  expect(found[0]).toEqual({ LastName: "Row 0", "Account.Name": 'Bulk, "Inc"', IsDeleted: "false" });

  const { body } = await admin.rest("/jobs/query", {
    method: "POST",
    json: { operation: "query", query: "SELECT Id FROM Contact WHERE LastName LIKE 'Row %'" },
  });
  const { id } = body as { id: string };
  await expect
    .poll(async () => (await admin.rest(`/jobs/query/${id}`)).body)
    .toMatchObject({ state: "JobComplete" });
  const page = await admin.rest(`/jobs/query/${id}/results?maxRecords=2000`);
  expect(page.headers.get("Sforce-NumberOfRecords")).toBe("2000");
  const last = await admin.rest(`/jobs/query/${id}/results?locator=${page.headers.get("Sforce-Locator")}`);
  expect(last.headers.get("Sforce-Locator")).toBe("null");
  expect(String(last.body).trim().split("\n")).toHaveLength(501);
});

test("jobs that make no sense, or are somebody else's, are refused", async () => {
  const rep = await signIn(running, "rep@practice.example");
  const open = (json: unknown) => admin.rest("/jobs/ingest", { method: "POST", json });
  expect(await open({ object: "Contact", operation: "upsert" })).toMatchObject({
    status: 400,
    body: [{ errorCode: "INVALIDJOB" }],
  });
  expect((await open({ object: "Contact", operation: "dance" })).status).toBe(400);
  expect((await open({ object: "Nothing", operation: "insert" })).status).toBe(404);
  const { id } = (await open({ object: "Contact", operation: "insert" })).body as { id: string };
  expect((await rep.rest(`/jobs/ingest/${id}`)).status).toBe(404);
  const aborted = await admin.rest(`/jobs/ingest/${id}`, { method: "PATCH", json: { state: "Aborted" } });
  expect(aborted.body).toMatchObject({ state: "Aborted" });
  const query = await admin.rest("/jobs/query", {
    method: "POST",
    json: { operation: "query", query: "SELECT Nope FROM Contact" },
  });
  expect(query).toMatchObject({ status: 400, body: [{ errorCode: "INVALID_FIELD" }] });
});
