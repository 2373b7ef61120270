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
});
