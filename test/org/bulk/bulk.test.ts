import { afterAll, beforeAll, expect, test } from "vitest";
import { type RunningOrg, startPracticeOrg } from "../server.ts";
import { signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg({ seed: "empty" });
  admin = await signIn(running, "admin@practice.example");
  admin.connection.bulk2.pollInterval = 10;
});
afterAll(() => running.close());

test("each row is written on its own, and the results tell which failed and why", async () => {
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

test("an upsert updates records with the external id and creates the others; #N/A empties a field, a blank keeps it", async () => {
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
