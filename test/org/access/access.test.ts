import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { startPracticeOrg, type RunningOrg } from "../server.ts";
import { practice, signIn, type SignedIn } from "../testing/signIn.ts";

let running: RunningOrg;
let admin: SignedIn;
let rep: SignedIn;
let rep2: SignedIn;

beforeAll(async () => {
  running = await startPracticeOrg();
});
beforeEach(async () => {
  await practice(running, "POST", "/reset", { seed: "empty" });
  admin = await signIn(running, "admin@practice.example");
  rep = await signIn(running, "rep@practice.example");
  rep2 = await signIn(running, "rep2@practice.example");
});
afterAll(() => running.close());

const create = async (user: SignedIn, object: string, json: object) =>
  ((await user.rest(`/sobjects/${object}`, { method: "POST", json })).body as { id: string }).id;
const sees = async (user: SignedIn, object: string, id: string) =>
  (await user.rest(`/sobjects/${object}/${id}`)).status === 200;
const edits = async (user: SignedIn, object: string, id: string) =>
  (await user.rest(`/sobjects/${object}/${id}`, { method: "PATCH", json: { Description: "x" } })).status;
const setDefaults = (orgWideDefaults: object) => practice(running, "PATCH", "/settings", { orgWideDefaults });

describe("where accounts are private", () => {
  beforeEach(() => setDefaults({ Account: "None", Opportunity: "None" }));

  test("an account is seen and edited by its owner, not by a colleague, and is seen by an admin", async () => {
    const id = await create(rep, "Account", { Name: "Mine" });
    expect(await sees(rep, "Account", id)).toBe(true);
    expect(await edits(rep, "Account", id)).toBe(204);
    expect(await sees(rep2, "Account", id)).toBe(false);
    expect(await edits(rep2, "Account", id)).toBe(404);
    expect(await sees(admin, "Account", id)).toBe(true);
  });

  test("the lists leave out what a caller may not see, and counts do too", async () => {
    await create(rep, "Account", { Name: "Mine" });
    const count = async (user: SignedIn) =>
      (await user.connection.query("SELECT count() FROM Account")).totalSize;
    expect(await count(rep)).toBe(1);
    expect(await count(rep2)).toBe(0);
  });

  test("the contacts of an account are hidden with it, and nobody adds one to an account that they cannot see", async () => {
    const accountId = await create(rep, "Account", { Name: "Mine" });
    const contactId = await create(rep, "Contact", { LastName: "Theirs", AccountId: accountId });
    expect(await sees(rep2, "Contact", contactId)).toBe(false);
    const json = { LastName: "Intruder", AccountId: accountId };
    const answer = await rep2.rest("/sobjects/Contact", { method: "POST", json });
    expect(answer).toMatchObject({
      status: 400,
      body: [{ errorCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" }],
    });
  });
});

test("permission sets add to the profile as soon as they are assigned", async () => {
  const [readonly] = (
    await admin.connection.query<{ Id: string }>(
      "SELECT Id FROM User WHERE Username = 'readonly@practice.example'",
    )
  ).records;
  const reader = await signIn(running, "readonly@practice.example");
  const attempt = async () =>
    (await reader.rest("/sobjects/Contact", { method: "POST", json: { LastName: "x" } })).status;
  expect(await attempt()).toBe(400);
  const [set] = (
    await admin.connection.query<{ Id: string }>(
      "SELECT Id FROM PermissionSet WHERE Name = 'Crosswalk_Admin'",
    )
  ).records;
  await create(admin, "ObjectPermissions", {
    ParentId: set?.Id,
    SobjectType: "Contact",
    PermissionsCreate: true,
    PermissionsRead: true,
  });
  await create(admin, "PermissionSetAssignment", { PermissionSetId: set?.Id, AssigneeId: readonly?.Id });
  expect(await attempt()).toBe(201);
});

test("an assignment of a permission set counts until it expires, and is not active any more then", async () => {
  const reader = await signIn(running, "readonly@practice.example");
  const [user] = (
    await admin.connection.query("SELECT Id FROM User WHERE Username = 'readonly@practice.example'")
  ).records;
  const set = await create(admin, "PermissionSet", { Name: "For_A_While", Label: "For a While" });
  const contacts = { SobjectType: "Contact", PermissionsRead: true, PermissionsCreate: true };
  await create(admin, "ObjectPermissions", { ParentId: set, ...contacts });
  const expires = new Date(Date.now() + 3_600_000);
  const ExpirationDate = expires.toISOString();
  const given = { AssigneeId: user?.Id, PermissionSetId: set, ExpirationDate };
  const assignment = await create(admin, "PermissionSetAssignment", given);
  const active = async () => {
    const soql = `SELECT IsActive FROM PermissionSetAssignment WHERE Id = '${assignment}'`;
    return (await admin.connection.query<{ IsActive: boolean }>(soql)).records[0]?.IsActive;
  };
  const attempt = async () =>
    (await reader.rest("/sobjects/Contact", { method: "POST", json: { LastName: "Writer" } })).status;
  expect([await attempt(), await active()]).toEqual([201, true]);

  running.org.now = () => expires;
  const afterwards = [await attempt(), await active()];
  running.org.now = () => new Date();
  expect(afterwards).toEqual([400, false]);

  const json = { ExpirationDate: null };
  await admin.rest(`/sobjects/PermissionSetAssignment/${assignment}`, { method: "PATCH", json });
  expect([await attempt(), await active()]).toEqual([201, true]);
});

test("a permission set group gives what its sets give, but for what it mutes", async () => {
  const reader = await signIn(running, "readonly@practice.example");
  const [user] = (
    await admin.connection.query("SELECT Id FROM User WHERE Username = 'readonly@practice.example'")
  ).records;
  const writes = {
    SobjectType: "Lead",
    PermissionsRead: true,
    PermissionsCreate: true,
    PermissionsEdit: true,
  };
  const setId = await create(admin, "PermissionSet", { Name: "Writers", Label: "Writers" });
  await create(admin, "ObjectPermissions", { ParentId: setId, ...writes });
  const groupId = await create(admin, "PermissionSetGroup", { DeveloperName: "Team", MasterLabel: "Team" });
  const part = { PermissionSetGroupId: groupId };
  await create(admin, "PermissionSetGroupComponent", { ...part, PermissionSetId: setId });
  await create(admin, "PermissionSetAssignment", { ...part, AssigneeId: user?.Id });
  const lead = await create(reader, "Lead", { LastName: "x", Company: "y" });
  const edit = async () =>
    (await reader.rest(`/sobjects/Lead/${lead}`, { method: "PATCH", json: { Company: "z" } })).status;
  expect(await edit()).toBe(204);
  const muting = await create(admin, "MutingPermissionSet", { DeveloperName: "Less", MasterLabel: "Less" });
  await create(admin, "ObjectPermissions", { ParentId: muting, SobjectType: "Lead", PermissionsEdit: true });
  await create(admin, "PermissionSetGroupComponent", { ...part, PermissionSetId: muting });
  expect(await edit()).toBe(403);
  await create(admin, "PermissionSetAssignment", { PermissionSetId: setId, AssigneeId: user?.Id });
  expect(await edit()).toBe(204);
});

test("a session-based permission set or group grants an API session nothing, but for such a set in another group", async () => {
  const reader = await signIn(running, "readonly@practice.example");
  const [user] = (
    await admin.connection.query("SELECT Id FROM User WHERE Username = 'readonly@practice.example'")
  ).records;
  const named = { Name: "In_Session", Label: "In Session" };
  const setId = await create(admin, "PermissionSet", { ...named, HasActivationRequired: true });
  const contacts = { SobjectType: "Contact", PermissionsRead: true, PermissionsCreate: true };
  await create(admin, "ObjectPermissions", { ParentId: setId, ...contacts });
  await create(admin, "PermissionSetAssignment", { PermissionSetId: setId, AssigneeId: user?.Id });
  const attempt = async () =>
    (await reader.rest("/sobjects/Contact", { method: "POST", json: { LastName: "Writer" } })).status;
  const describe = async () => (await reader.connection.describe("Contact")).createable;
  expect([await attempt(), await describe()]).toEqual([400, false]);

  const groupId = await create(admin, "PermissionSetGroup", { DeveloperName: "Crew", MasterLabel: "Crew" });
  await create(admin, "PermissionSetGroupComponent", {
    PermissionSetGroupId: groupId,
    PermissionSetId: setId,
  });
  await create(admin, "PermissionSetAssignment", { PermissionSetGroupId: groupId, AssigneeId: user?.Id });
  expect([await attempt(), await describe()]).toEqual([201, true]);

  const change = { method: "PATCH", json: { HasActivationRequired: true } };
  expect((await admin.rest(`/sobjects/PermissionSetGroup/${groupId}`, change)).status).toBe(204);
  expect([await attempt(), await describe()]).toEqual([400, false]);
});

test("permissions are seen by users who may view Setup, and by no others", async () => {
  const soql = [
    "SELECT Id FROM PermissionSet",
    "SELECT Id FROM PermissionSetAssignment",
    "SELECT Id FROM PermissionSetGroupComponent",
    "SELECT Id FROM ObjectPermissions",
    "SELECT Id FROM FieldPermissions",
  ];
  for (const query of soql) expect((await rep.connection.query(query)).done).toBeDefined();
  running.org.db.exec(
    "UPDATE PermissionSet SET PermissionsViewSetup = 0 WHERE ProfileId = (SELECT ProfileId FROM User WHERE Username = 'rep@practice.example')",
  );
  running.org.accessVersion++;
  for (const query of soql) await expect(rep.connection.query(query)).rejects.toThrow("is not supported");
});
