import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { type Database } from "better-sqlite3";
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

/** All tables but those of sign-in: how each is made, and its rows. */
function contentOf(db: Database): unknown[] {
  const made = db
    .prepare<[], { type: string; name: string; sql: string }>(
      "SELECT type, name, sql FROM sqlite_master WHERE tbl_name NOT LIKE 'oauth%' AND sql IS NOT NULL ORDER BY name",
    )
    .all();
  return made.map((each) =>
    each.type === "table" ? [each, db.prepare(`SELECT * FROM "${each.name}"`).raw().all()] : each,
  );
}

const somewhen = (minute: number) => () => new Date(Date.UTC(2031, 4, 6, 7, minute, 8, 9));

test.each(["default", "empty"] as const)(
  "a reset leaves nothing of what was done to the org, in memory or in a file: %s",
  { tags: ["night"] },
  async (seed) => {
    const { org: fresh, close } = await startPracticeOrg({ seed, now: somewhen(5) });
    for (const file of [{}, { fresh: false, dataFile: join(folder, `${seed}.sqlite`) }]) {
      const running = await startPracticeOrg({ seed: "default", now: somewhen(50), ...file });
      const rep = await signIn(running, "rep@practice.example");
      await rep.connection.sobject("Account").create({ Name: "Forgotten Account" });
      await rep.connection.search("FIND {Forgotten} IN ALL FIELDS RETURNING Account (Id)");
      await practice(running, "PUT", "/objects/Gadget__c", { fields: [{ name: "Size__c", type: "int" }] });
      await practice(running, "PATCH", "/settings", { stateAndCountryPicklists: true, personAccounts: true });
      await practice(running, "POST", "/reset", { seed });

      expect(contentOf(running.org.db)).toEqual(contentOf(fresh.db));
      expect(running.org.schema.objects()).toEqual(fresh.schema.objects());
      expect(running.org.settings).toEqual(fresh.settings);
      // Its session lives on, and so does what SQLite asks of the org.
      const id = (await rep.connection.identity()).user_id;
      const { records } = await rep.connection.query(
        `SELECT HasReadAccess FROM UserRecordAccess WHERE UserId = '${id}' AND RecordId = '${id}'`,
      );
      expect(records).toHaveLength(1);
      await running.close();
    }
    await close();
  },
);
