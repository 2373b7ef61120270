import { afterAll, beforeAll, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { apiVersion, signIn } from "../testing/signIn.ts";
import { Connection } from "../testing/jsforceConnection.ts";

let running: RunningOrg;
let connection: Connection;

beforeAll(async () => {
  running = await startPracticeOrg();
  ({ connection } = await signIn(running, "rep@practice.example"));
});
afterAll(() => running.close());

test("jsforce signs in with a password, and knows who and where it is", async () => {
  const oauth2 = {
    loginUrl: running.url,
    clientId: running.clientId,
    clientSecret: running.clientSecret,
    redirectUri: "http://localhost:1717/OauthRedirect",
  };
  const own = new Connection({ oauth2, version: apiVersion });
  const user = await own.authorize({
    grant_type: "password",
    username: "rep@practice.example",
    password: "practice",
  });
  expect(user.organizationId).toBe(running.orgId);
  expect(own.instanceUrl).toBe(running.url);
  expect(await own.identity()).toMatchObject({
    username: "rep@practice.example",
    organization_id: running.orgId,
  });
});

test("jsforce describes the org and each of its objects", async () => {
  const { sobjects } = await connection.describeGlobal();
  for (const { name } of sobjects) {
    const described = await connection.describe(name);
    expect(described.fields.length).toBeGreaterThan(2);
  }
  expect(await connection.sobject("Contact").layouts()).toHaveProperty("layouts");
  expect(await connection.sobject("Contact").compactLayouts()).toHaveProperty("compactLayouts");
});

test("jsforce's own finders, bulk of updates and deletions work on records", async () => {
  const contacts = connection.sobject("Contact");
  await contacts.create(Array.from({ length: 5 }, (_, i) => ({ LastName: "Jsforce", Title: `Nr ${i}` })));
  const found = await contacts.find({ LastName: "Jsforce" }, ["Id", "Title"]).sort({ Title: -1 }).limit(2);
  expect(found.map((each) => each["Title"])).toEqual(["Nr 4", "Nr 3"]);
  expect(await contacts.count({ LastName: "Jsforce" })).toBe(5);
  expect(await contacts.findOne({ Title: "Nr 1" })).toMatchObject({ Title: "Nr 1" });
  await contacts.find({ LastName: "Jsforce" }).update({ Title: "Same" });
  expect(await contacts.count({ Title: "Same" })).toBe(5);
  await contacts.find({ Title: "Same" }).destroy();
  expect(await contacts.count({ LastName: "Jsforce" })).toBe(0);
});

test("jsforce reads limits and versions, and keeps count of the API calls", async () => {
  const { DailyApiRequests } = await connection.limits();
  expect(DailyApiRequests?.Max).toBe(100_000);
  expect(connection.limitInfo.apiUsage).toMatchObject({ limit: 100_000 });
  expect(await connection.request("/services/data")).toHaveLength(24);
  expect(await connection.recent()).toEqual([]);
});

test("jsforce passes on what the org refuses, with code and fields", async () => {
  const refused = connection.sobject("Contact").create({ FirstName: "Only" });
  await expect(refused).rejects.toMatchObject({
    errorCode: "REQUIRED_FIELD_MISSING",
    data: { fields: ["LastName"] },
  });
});
