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
  await practice(running, "PATCH", "/settings", {
    orgWideDefaults: { Account: "None", Opportunity: "None", Lead: "None" },
  });
  admin = await signIn(running, "admin@practice.example");
  rep = await signIn(running, "rep@practice.example");
  rep2 = await signIn(running, "rep2@practice.example");
});
afterAll(() => running.close());

const create = async (user: SignedIn, object: string, json: object) => {
  const { status, body } = await user.rest(`/sobjects/${object}`, { method: "POST", json });
  expect(body).toMatchObject({ success: true });
  expect(status).toBe(201);
  return (body as { id: string }).id;
};
const update = (user: SignedIn, object: string, id: string, json: object) =>
  user.rest(`/sobjects/${object}/${id}`, { method: "PATCH", json });
const remove = async (user: SignedIn, object: string, id: string) =>
  (await user.rest(`/sobjects/${object}/${id}`, { method: "DELETE" })).status;
const sees = async (user: SignedIn, object: string, id: string) =>
  (await user.rest(`/sobjects/${object}/${id}`)).status === 200;
const edits = async (user: SignedIn, object: string, id: string) =>
  (await update(user, object, id, { Description: "x" })).status;
const query = async <T extends object = Record<string, unknown>>(user: SignedIn, soql: string) =>
  (await user.connection.query<T>(soql)).records;
const userId = async (name: string) =>
  String((await query(admin, `SELECT Id FROM User WHERE Username = '${name}@practice.example'`))[0]?.["Id"]);
const account = (user: SignedIn, more: object = {}) => create(user, "Account", { Name: "Mine", ...more });
const group = async (Type: string, DeveloperName: string, members: string[]) => {
  const id = await create(admin, "Group", { Name: DeveloperName, DeveloperName, Type });
  for (const UserOrGroupId of members) await create(admin, "GroupMember", { GroupId: id, UserOrGroupId });
  return id;
};

describe("teams", () => {
  test("an account's team member gets what they were given, on the account and on what hangs from it", async () => {
    const AccountId = await account(rep);
    const opportunityId = await create(rep, "Opportunity", {
      Name: "Deal",
      StageName: "Prospecting",
      CloseDate: "2030-01-01",
      AccountId,
    });
    const contactId = await create(rep, "Contact", { LastName: "Theirs", AccountId });
    const member = await create(rep, "AccountTeamMember", {
      AccountId,
      UserId: await userId("rep2"),
      TeamMemberRole: "Sales Rep",
      OpportunityAccessLevel: "Edit",
    });
    expect(await sees(rep2, "Account", AccountId)).toBe(true);
    expect(await edits(rep2, "Account", AccountId)).toBe(403);
    expect(await edits(rep2, "Opportunity", opportunityId)).toBe(204);
    expect(await sees(rep2, "Contact", contactId)).toBe(true);
    expect(
      await query(rep, `SELECT RowCause FROM AccountShare WHERE AccountId = '${AccountId}'`),
    ).toMatchObject([{ RowCause: "Team" }]);
    await update(rep, "AccountTeamMember", member, { AccountAccessLevel: "Edit" });
    expect(await edits(rep2, "Account", AccountId)).toBe(204);
    await remove(rep, "AccountTeamMember", member);
    expect(await sees(rep2, "Opportunity", opportunityId)).toBe(false);
  });

  test("an opportunity's team member sees it, and with it the account", async () => {
    const AccountId = await account(rep);
    const OpportunityId = await create(rep, "Opportunity", {
      Name: "Deal",
      StageName: "Prospecting",
      CloseDate: "2030-01-01",
      AccountId,
    });
    expect(await sees(rep2, "Account", AccountId)).toBe(false);
    await create(rep, "OpportunityTeamMember", { OpportunityId, UserId: await userId("rep2") });
    expect(await sees(rep2, "Opportunity", OpportunityId)).toBe(true);
    expect(await sees(rep2, "Account", AccountId)).toBe(true);
    expect(await edits(rep2, "Account", AccountId)).toBe(403);
  });
});

describe("a share by hand", () => {
  const share = (user: SignedIn, AccountId: string, UserOrGroupId: string, more: object = {}) =>
    user.rest("/sobjects/AccountShare", {
      method: "POST",
      json: {
        AccountId,
        UserOrGroupId,
        AccountAccessLevel: "Read",
        OpportunityAccessLevel: "None",
        CaseAccessLevel: "None",
        ...more,
      },
    });

  test("reaches groups within groups, and ends when the share row is deleted", async () => {
    const inner = await group("Regular", "Inner", [await userId("rep2")]);
    const outer = await group("Regular", "Outer", [inner]);
    const id = await account(rep);
    const { body } = await share(rep, id, outer);
    expect(await sees(rep2, "Account", id)).toBe(true);
    expect(await remove(rep, "AccountShare", (body as { id: string }).id)).toBe(204);
    expect(await sees(rep2, "Account", id)).toBe(false);
  });

  test("is given by those who have the record as its owner has it", async () => {
    const id = await account(rep);
    await share(rep, id, await userId("rep2"), { AccountAccessLevel: "Edit" });
    expect(await share(rep2, id, await userId("readonly"))).toMatchObject({
      status: 400,
      body: [{ errorCode: "INSUFFICIENT_ACCESS_ON_CROSS_REFERENCE_ENTITY" }],
    });
    expect((await share(admin, id, await userId("readonly"))).status).toBe(201);
  });

  test("ends when the record changes hands", async () => {
    const id = await account(rep);
    await share(rep, id, await userId("readonly"));
    expect((await update(rep, "Account", id, { OwnerId: await userId("rep2") })).status).toBe(204);
    expect(await query(admin, `SELECT Id FROM AccountShare WHERE AccountId = '${id}'`)).toEqual([]);
    expect(await sees(rep, "Account", id)).toBe(false);
  });

  test("is refused where all have as much already, and no hand removes a row of teams", async () => {
    await practice(running, "PATCH", "/settings", { orgWideDefaults: { Account: "Read" } });
    const id = await account(rep);
    expect(await share(rep, id, await userId("rep2"))).toMatchObject({
      status: 400,
      body: [{ errorCode: "FIELD_INTEGRITY_EXCEPTION", fields: ["AccountAccessLevel"] }],
    });
    await create(rep, "AccountTeamMember", {
      AccountId: id,
      UserId: await userId("rep2"),
      AccountAccessLevel: "Edit",
    });
    const [row] = await query(rep, `SELECT Id FROM AccountShare WHERE AccountId = '${id}'`);
    expect(await remove(rep, "AccountShare", String(row?.["Id"]))).toBe(403);
  });
});

describe("owners", () => {
  test("give their records away; others who may edit them do not", async () => {
    await practice(running, "PATCH", "/settings", { orgWideDefaults: { Account: "Edit" } });
    const id = await account(rep);
    const toRep2 = { OwnerId: await userId("rep2") };
    expect(await update(rep2, "Account", id, toRep2)).toMatchObject({
      status: 403,
      body: [{ errorCode: "INSUFFICIENT_ACCESS_OR_READONLY" }],
    });
    expect((await update(rep, "Account", id, toRep2)).status).toBe(204);
    expect((await update(admin, "Account", id, { OwnerId: await userId("rep") })).status).toBe(204);
  });

  test("delete their records; others who may edit them do not", async () => {
    await practice(running, "PATCH", "/settings", { orgWideDefaults: { Account: "Edit" } });
    const id = await account(rep);
    expect(await edits(rep2, "Account", id)).toBe(204);
    expect(await remove(rep2, "Account", id)).toBe(403);
    expect(await remove(rep, "Account", id)).toBe(204);
  });

  test("have to be able to read what they are to own", async () => {
    const id = await account(rep);
    await practice(running, "PATCH", "/users/rep2@practice.example", {
      objectPermissions: { Account: { read: false } },
    });
    expect(await update(rep, "Account", id, { OwnerId: await userId("rep2") })).toMatchObject({
      status: 400,
      body: [{ errorCode: "TRANSFER_REQUIRES_READ" }],
    });
  });

  test("may be queues, whose members see and take what lies in them", async () => {
    const queue = await group("Queue", "Inbound", [await userId("rep2")]);
    const lead = { LastName: "Queued", Company: "x" };
    const id = await create(rep, "Lead", lead);
    expect(await update(rep, "Lead", id, { OwnerId: queue })).toMatchObject({
      status: 400,
      body: [{ errorCode: "INVALID_OPERATION" }],
    });
    await create(admin, "QueueSobject", { QueueId: queue, SobjectType: "Lead" });
    expect((await update(rep, "Lead", id, { OwnerId: queue })).status).toBe(204);
    expect(await sees(rep, "Lead", id)).toBe(false);
    expect((await update(rep2, "Lead", id, { OwnerId: await userId("rep2") })).status).toBe(204);
    expect(await query(rep2, "SELECT Owner.Name FROM Lead")).toMatchObject([
      { Owner: { Name: "Noor Haddad" } },
    ]);
  });
});

describe("UserRecordAccess", () => {
  const access = async (user: string, id: string) =>
    (
      await query(
        rep,
        `SELECT RecordId, HasReadAccess, HasEditAccess, HasDeleteAccess, MaxAccessLevel FROM UserRecordAccess
         WHERE UserId = '${await userId(user)}' AND RecordId = '${id}'`,
      )
    )[0];

  test("says of a user and a record what the user may do with it", async () => {
    const id = await account(rep);
    expect(await access("rep", id)).toMatchObject({
      RecordId: id,
      HasDeleteAccess: true,
      MaxAccessLevel: "All",
    });
    expect(await access("rep2", id)).toMatchObject({ HasReadAccess: false, MaxAccessLevel: "None" });
    expect(await access("admin", id)).toMatchObject({ MaxAccessLevel: "All" });
    await create(rep, "AccountTeamMember", { AccountId: id, UserId: await userId("rep2") });
    expect(await access("rep2", id)).toMatchObject({
      HasReadAccess: true,
      HasEditAccess: false,
      MaxAccessLevel: "Read",
    });
  });

  test("answers several records at once, and nothing that names no user", async () => {
    const ids = [await account(rep), await account(rep2)];
    const rows = await query(
      rep,
      `SELECT RecordId FROM UserRecordAccess WHERE UserId = '${await userId("rep")}'
       AND RecordId IN ('${ids.join("','")}') AND HasReadAccess = true`,
    );
    expect(rows).toMatchObject([{ RecordId: ids[0] }]);
    await expect(query(rep, "SELECT RecordId FROM UserRecordAccess")).rejects.toMatchObject({
      errorCode: "MALFORMED_QUERY",
    });
  });
});
