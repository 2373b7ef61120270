import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test } from "vitest";
import { startPracticeOrg, startPracticeOrgs } from "./server.ts";
import { practice, signIn } from "./testing/signIn.ts";

let folder: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), "practice-org-"));
});
afterAll(() => rm(folder, { recursive: true }));

test("an org kept in a file starts again as it was left", async () => {
  const options = { fresh: false, dataFile: join(folder, "org.sqlite") };
  const first = await startPracticeOrg(options);
  const rep = await signIn(first, "rep@practice.example");
  await rep.connection.sobject("Account").create({ Name: "Kept Account" });
  await practice(first, "PUT", "/objects/Gadget__c", { fields: [{ name: "Size__c", type: "int" }] });
  await practice(first, "PATCH", "/settings", { stateAndCountryPicklists: true, dailyApiLimit: 1234 });
  const rule = { name: "Never", when: "Name = 'Never'", message: "Never" };
  await practice(first, "POST", "/objects/Account/validation-rules", rule);
  await first.close();

  const second = await startPracticeOrg(options);
  const again = await signIn(second, "rep@practice.example");
  const found = await again.connection.query("SELECT Id FROM Account WHERE Name = 'Kept Account'");
  expect(found.totalSize).toBe(1);
  await again.connection.sobject("Gadget__c").create({ Size__c: 3 });
  const { fields } = await again.connection.describe("Contact");
  expect(fields.map((field) => field.name)).toContain("MailingCountryCode");
  expect(fields.map((field) => field.name)).toContain("Crosswalk_Lead__c");
  expect((await again.connection.limits())["DailyApiRequests"]?.Max).toBe(1234);
  await expect(again.connection.sobject("Account").create({ Name: "Never" })).rejects.toThrow("Never");
  await second.close();
});

test("two orgs have other ids, apps, users and records, and neither knows the other's sessions", async () => {
  const { main, other, close } = await startPracticeOrgs();
  expect(main.orgId).not.toBe(other.orgId);
  expect(main.clientId).not.toBe(other.clientId);
  const rep = await signIn(main, "rep@practice.example");
  const stranger = await signIn(other, "rep@other.example");
  expect(await stranger.connection.query("SELECT Name FROM Organization")).toMatchObject({
    records: [{ Name: "Somebody Else's Company" }],
  });
  const answer = await fetch(`${other.url}/services/data/v67.0/sobjects`, {
    headers: { Authorization: `Bearer ${rep.token}` },
  });
  expect(answer.status).toBe(401);
  expect(await answer.json()).toEqual([
    { message: "Session expired or invalid", errorCode: "INVALID_SESSION_ID" },
  ]);
  await close();
});

test("a port that is taken is refused, with what to do", async () => {
  const running = await startPracticeOrg();
  const port = Number(new URL(running.url).port);
  await expect(startPracticeOrg({ port })).rejects.toThrow(/Port \d+ is in use.*ORG_PORT/);
  await running.close();
});
