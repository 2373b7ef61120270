import { endAccessTokens } from "@crosswalk/practice-org";
import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { grants, sessions, signInRefusals, users } from "../../connector/database/schema/sessions.ts";
import type { TeamDiagnosis } from "../../connector/pages/connection/team/diagnoseTeam.ts";
import type { ApiClient } from "../support/apiClient.ts";
import type { SalesforceSession } from "../../connector/salesforce/session.ts";
import { startStack, type Stack } from "../support/startStack.ts";

let stack: Stack;
let admin: ApiClient;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  const { database } = stack.app;
  for (const table of [signInRefusals, sessions, grants, users]) await database.delete(table);
  await stack.practice("POST", "/reset", {});
  admin = await stack.signIn("admin@practice.example");
});

async function diagnoseTeam(client = admin) {
  const { status, body } = await client.get<TeamDiagnosis>("/v1/team-diagnosis");
  expect(status).toBe(200);
  const user = (username: string) => body.users.find((each) => each.username === username);
  const check = (username: string, id: string) => user(username)?.checks.find((each) => each.id === id);
  return { ...body, user, check };
}

const changeUser = (username: string, changes: object) =>
  stack.practice("PATCH", `/users/${username}`, changes);

/** Changes rows of the org in ways that its control plane has no words for. */
function changeOrg(sql: string): void {
  stack.org.org.db.exec(sql);
  stack.org.org.accessVersion++;
}

function idOf(table: string, where: string): string {
  return String(stack.org.org.db.prepare(`SELECT Id FROM ${table} WHERE ${where}`).pluck().get());
}

const load = async (object: string, rows: object[]) =>
  (await stack.practice<{ ids: string[] }>("POST", `/records/${object}`, rows)).ids;

/** The day in the time zone of the practice org's users, as YYYY-MM-DD. Each evening it is not UTC's. */
const today = () => new Intl.DateTimeFormat("sv-SE", { timeZone: "Europe/Berlin" }).format(new Date());

const profileOf = (username: string) => `(SELECT ProfileId FROM User WHERE Username = '${username}')`;

/** Whether the org lets a user create contacts, as their own diagnosis reads it. */
async function isCreateable(username: string): Promise<boolean> {
  const client = await stack.signIn(username);
  const { body } = await client.get<{ checks: { id: string; state: string }[] }>("/v1/connection/diagnosis");
  return body.checks.find(({ id }) => id === "object:Contact")?.state === "passed";
}

const useSalesforce = (client: ApiClient) => client.get("/v1/accounts?q=Acme");

/** Lets Salesforce refuse the renewal of a rep's sign-in with these words. */
async function refuseRenewal(client: ApiClient, error: string, error_description: string): Promise<void> {
  endAccessTokens(stack.org.org, "rep@practice.example");
  const body = { error, error_description };
  const refused = { path: "/services/oauth2/token", times: 1, action: "error", status: 400, body };
  await stack.practice("POST", "/faults", refused);
  expect((await useSalesforce(client)).status).toBeGreaterThanOrEqual(400);
}

/** A session in which the first answer of a call always has a further page: the same again. */
function endless(session: SalesforceSession): SalesforceSession {
  const request = session.request.bind(session);
  session.request = async <T>(...parameters: Parameters<typeof request>) => {
    const answer = await request<T>(...parameters);
    const { compositeResponse } = answer.body as { compositeResponse?: { body: object }[] };
    const [, , asked] = parameters as [string, string, { compositeRequest: { url: string }[] }];
    const index = asked?.compositeRequest?.findIndex(({ url }) =>
      url.includes("FROM%20PermissionSetAssignment"),
    );
    if (compositeResponse?.[index]) {
      Object.assign(compositeResponse[index].body, { nextRecordsUrl: asked.compositeRequest[index]?.url });
    }
    return answer;
  };
  return session;
}

describe("the diagnosis of the team", () => {
  it("passes for a rep who has everything and is signed in", async () => {
    await stack.signIn("rep@practice.example");
    const team = await diagnoseTeam();
    expect(team.user("rep@practice.example")).toMatchObject({ name: "Robin Keller", needsAttention: false });
    expect(team.user("rep@practice.example")?.checks.map(({ state }) => state)).toEqual(
      team.preconditions.map(() => "passed"),
    );
    expect(team.check("rep@practice.example", "permission-set")?.detail).toBe("Assigned: Crosswalk Rep.");
  });

  it("lists who needs attention first, and users without the package's permission sets only if they signed in", async () => {
    await stack.signIn("rep@practice.example");
    await stack.signIn("rep2@practice.example");
    await changeUser("rep2@practice.example", { permissionSets: [] });
    await changeUser("integration@practice.example", { permissionSets: [] });
    const team = await diagnoseTeam();
    const needs = team.users.map(({ needsAttention }) => needsAttention);
    expect(needs).toEqual([...needs].sort((one, other) => Number(other) - Number(one)));
    expect(team.user("integration@practice.example")).toBeUndefined();
    expect(team.check("rep2@practice.example", "permission-set")).toEqual({
      id: "permission-set",
      state: "failed",
      detail: "Neither Crosswalk Rep nor Crosswalk Admin is assigned.",
      remedy: "Assign Crosswalk Rep in Setup, under Permission Sets, Crosswalk Rep, Manage Assignments.",
    });
  });

  it("names a user who is inactive, and one who is frozen", async () => {
    await changeUser("rep@practice.example", { active: false });
    await changeUser("rep2@practice.example", { frozen: true });
    const team = await diagnoseTeam();
    expect(team.check("rep@practice.example", "active")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("Setup"),
    });
    expect(team.check("rep@practice.example", "frozen")).toMatchObject({ state: "passed" });
    expect(team.check("rep2@practice.example", "frozen")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("Unfreeze"),
    });
    expect(team.check("rep2@practice.example", "active")).toMatchObject({ state: "passed" });
  });

  it("names what profile and permission sets do not grant", async () => {
    const team = await diagnoseTeam();
    expect(team.check("noapi@practice.example", "api-access")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("API Enabled"),
    });
    expect(team.check("readonly@practice.example", "object:Contact")).toMatchObject({
      state: "failed",
      detail: "The Create permission on Contact isn't granted.",
    });
    expect(team.check("readonly@practice.example", "object:OpportunityContactRole")).toMatchObject({
      state: "warning",
      remedy: expect.stringContaining("Edit on Opportunity"),
    });
    expect(team.check("readonly@practice.example", "object:Account")).toMatchObject({ state: "passed" });
    expect(team.check("noapi@practice.example", "object:Contact")).toMatchObject({ state: "passed" });
  });

  it("names the fields that a user may not edit, and where Setup has them", async () => {
    const sets = `SELECT Id FROM PermissionSet WHERE ProfileId = ${profileOf("rep@practice.example")}`;
    changeOrg(
      `UPDATE FieldPermissions SET PermissionsEdit = 0 WHERE Field IN ('Contact.MailingAddress', 'Contact.Email') AND ParentId IN (${sets})`,
    );
    const team = await diagnoseTeam();
    expect(team.check("nofls@practice.example", "fields")).toMatchObject({
      state: "failed",
      detail: "Fields that can't be edited: Title.",
      remedy: expect.stringContaining("Contact, Fields & Relationships, Title, Set Field-Level Security"),
    });
    expect(team.check("rep@practice.example", "fields")).toMatchObject({
      state: "failed",
      detail: "Fields that can't be edited: Mailing Country, Email.",
      remedy: expect.stringContaining("Mailing Address, Email, Set Field-Level Security"),
    });
  });

  it("counts what groups of permission sets grant, without what they mute", async () => {
    const writer = "readonly@practice.example";
    await changeUser(writer, { permissionSets: [] });
    const rep = idOf("PermissionSet", "Name = 'Crosswalk_Rep'");
    const [grant] = await load("PermissionSet", [{ Name: "Writers", Label: "Writers" }]);
    const object = { SobjectType: "Contact", PermissionsRead: true, PermissionsCreate: true };
    await load("ObjectPermissions", [{ ParentId: grant, ...object }]);
    const [group] = await load("PermissionSetGroup", [{ DeveloperName: "Team", MasterLabel: "Team" }]);
    const part = { PermissionSetGroupId: group };
    await load("PermissionSetGroupComponent", [
      { ...part, PermissionSetId: grant },
      { ...part, PermissionSetId: rep },
    ]);
    await load("PermissionSetAssignment", [
      { ...part, AssigneeId: idOf("User", `Username = '${writer}'`), IsActive: true },
    ]);
    const granted = await diagnoseTeam();
    expect(granted.check(writer, "permission-set")).toMatchObject({ state: "passed" });
    expect(granted.check(writer, "object:Contact")).toMatchObject({ state: "passed" });

    const [muting] = await load("MutingPermissionSet", [{ DeveloperName: "Less", MasterLabel: "Less" }]);
    await load("ObjectPermissions", [{ ParentId: muting, SobjectType: "Contact", PermissionsCreate: true }]);
    await load("PermissionSetGroupComponent", [{ ...part, PermissionSetId: muting }]);
    const muted = await diagnoseTeam();
    expect(muted.check(writer, "permission-set")).toMatchObject({ state: "passed" });
    expect(muted.check(writer, "object:Contact")).toMatchObject({ state: "failed" });
  });

  it("counts no right of a session-based permission set or group, but for such a set in another group", async () => {
    const writer = "readonly@practice.example";
    await changeUser(writer, { permissionSets: ["Crosswalk_Rep"] });
    const [grant] = await load("PermissionSet", [
      { Name: "Writers", Label: "Writers", HasActivationRequired: true },
    ]);
    const object = { SobjectType: "Contact", PermissionsRead: true, PermissionsCreate: true };
    await load("ObjectPermissions", [{ ParentId: grant, ...object }]);
    const AssigneeId = idOf("User", `Username = '${writer}'`);
    await load("PermissionSetAssignment", [{ PermissionSetId: grant, AssigneeId, IsActive: true }]);
    expect((await diagnoseTeam()).check(writer, "object:Contact")).toMatchObject({ state: "failed" });
    expect(await isCreateable(writer)).toBe(false);

    const [group] = await load("PermissionSetGroup", [{ DeveloperName: "Team", MasterLabel: "Team" }]);
    await load("PermissionSetGroupComponent", [{ PermissionSetGroupId: group, PermissionSetId: grant }]);
    await load("PermissionSetAssignment", [{ PermissionSetGroupId: group, AssigneeId, IsActive: true }]);
    expect((await diagnoseTeam()).check(writer, "object:Contact")).toMatchObject({ state: "passed" });
    expect(await isCreateable(writer)).toBe(true);

    changeOrg("UPDATE PermissionSetGroup SET HasActivationRequired = 1");
    expect((await diagnoseTeam()).check(writer, "object:Contact")).toMatchObject({ state: "failed" });
    expect(await isCreateable(writer)).toBe(false);
  });

  it("counts no assignment that has expired, of a permission set or of a group", async () => {
    const rep = idOf("PermissionSet", "Name = 'Crosswalk_Rep'");
    const ExpirationDate = "2025-01-31T00:00:00.000Z";
    await stack.signIn("rep2@practice.example");
    changeOrg(
      `UPDATE PermissionSetAssignment SET ExpirationDate = '${ExpirationDate}'
       WHERE AssigneeId IN (SELECT Id FROM User WHERE Username IN ('rep@practice.example', 'rep2@practice.example'))`,
    );
    await changeUser("integration@practice.example", { permissionSets: [] });
    const [group] = await load("PermissionSetGroup", [{ DeveloperName: "Team", MasterLabel: "Team" }]);
    const part = { PermissionSetGroupId: group };
    await load("PermissionSetGroupComponent", [{ ...part, PermissionSetId: rep }]);
    const AssigneeId = idOf("User", "Username = 'integration@practice.example'");
    await load("PermissionSetAssignment", [{ ...part, AssigneeId, ExpirationDate }]);

    const team = await diagnoseTeam();

    expect(team.user("rep@practice.example")).toBeUndefined();
    expect(team.user("integration@practice.example")).toBeUndefined();
    expect(team.check("rep2@practice.example", "permission-set")).toMatchObject({ state: "failed" });
  });

  it("says who is signed in, whose sign-in has ended, and who never signed in", async () => {
    await stack.signIn("rep@practice.example");
    const rep2 = await stack.signIn("rep2@practice.example");
    await rep2.delete("/v1/sessions/current");
    const team = await diagnoseTeam();
    expect(team.check("rep@practice.example", "sign-in")).toMatchObject({ state: "passed" });
    expect(team.check("rep2@practice.example", "sign-in")).toMatchObject({
      state: "warning",
      detail: expect.stringContaining("ended"),
    });
    expect(team.check("readonly@practice.example", "sign-in")).toMatchObject({
      state: "warning",
      detail: expect.stringContaining("hasn't signed in yet"),
      remedy: "Ask the user to sign in to Crosswalk.",
    });
  });

  it("says why and when Salesforce refused to renew a sign-in, until the next one succeeds", async () => {
    const client = await stack.signIn("rep@practice.example");
    await refuseRenewal(client, "invalid_app_access", "user is not admin approved to access this app");

    const day = today();
    const detail = `Salesforce refused the sign-in on ${day}. The user sees: Your Salesforce user is no longer approved for the Crosswalk app.`;
    expect((await diagnoseTeam()).check("rep@practice.example", "sign-in")).toMatchObject({
      state: "failed",
      detail,
      remedy: "Assign Crosswalk Rep to the user in Setup, then ask the user to sign in again.",
    });
    expect((await admin.get<string>("/v1/team-diagnosis.csv")).body).toContain(`failed: ${detail}`);

    await stack.signIn("rep@practice.example");
    expect((await diagnoseTeam()).check("rep@practice.example", "sign-in")).toMatchObject({
      state: "passed",
    });
  });

  it("says that renewals are refused, also where the sign-in has not ended, until one succeeds", async () => {
    const client = await stack.signIn("rep@practice.example");
    await refuseRenewal(client, "invalid_grant", "IP restricted or invalid login hours");
    expect((await diagnoseTeam()).check("rep@practice.example", "sign-in")).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("from this network or at this time"),
      remedy: expect.stringMatching(/^Check the login hours/),
    });

    expect((await useSalesforce(client)).status).toBe(200);
    expect((await diagnoseTeam()).check("rep@practice.example", "sign-in")).toMatchObject({
      state: "passed",
    });
  });

  it("holds a refusal that ends no sign-in against all that the user has", async () => {
    const client = await stack.signIn("rep@practice.example");
    await stack.signIn("rep@practice.example");
    await refuseRenewal(client, "invalid_grant", "IP restricted or invalid login hours");
    expect((await diagnoseTeam()).check("rep@practice.example", "sign-in")).toMatchObject({
      state: "failed",
    });
  });

  it("says so, on the page and in the file, where Salesforce's answers were too long to be read in full", async () => {
    const { salesforceApp } = stack.app;
    const connect = salesforceApp.connect.bind(salesforceApp);
    // Every page of assignments of Crosswalk's permission sets names another one, without end.
    salesforceApp.connect = (...parameters) => endless(connect(...parameters));
    try {
      const team = await diagnoseTeam();
      expect(team.notes).toHaveLength(1);
      expect(team.check("noapi@practice.example", "api-access")).toMatchObject({
        state: "unknown",
        detail: "Salesforce didn't return this information, so it couldn't be checked.",
      });
      expect(team.check("rep@practice.example", "api-access")).toMatchObject({ state: "passed" });
      const { body } = await admin.get<string>("/v1/team-diagnosis.csv");
      expect(body).toContain(team.notes[0]);
    } finally {
      salesforceApp.connect = connect;
    }
  });

  it("is for admins alone", async () => {
    const rep = await stack.signIn("rep@practice.example");
    for (const path of ["/v1/team-diagnosis", "/v1/team-diagnosis.csv"]) {
      expect(await rep.get(path)).toMatchObject({ status: 403, body: { code: "not-admin" } });
    }
  });

  it("costs twelve API calls at most for 200 reps, and knows the state of each", async () => {
    const profileId = idOf("Profile", "Name = 'Sales User'");
    const numbers = Array.from({ length: 200 }, (_, index) => index);
    const ids = await load(
      "User",
      numbers.map((index) => ({
        Username: `team${index}@practice.example`,
        FirstName: "Team",
        LastName: `Member ${index}`,
        Email: `team${index}@practice.example`,
        Alias: `team${index}`,
        CommunityNickname: `team${index}`,
        IsActive: true,
        ProfileId: profileId,
      })),
    );
    const setIds = [idOf("PermissionSet", "Name = 'Crosswalk_Rep'")];
    for (const index of [1, 2, 3, 4]) {
      setIds.push(...(await load("PermissionSet", [{ Name: `Other_${index}`, Label: `Other ${index}` }])));
    }
    await load(
      "PermissionSetAssignment",
      ids.flatMap((AssigneeId) =>
        setIds.map((PermissionSetId) => ({ AssigneeId, PermissionSetId, IsActive: true })),
      ),
    );
    await stack.app.database.update(users).set({ identityReadAt: new Date(0) });
    await stack.practice("DELETE", "/requests");
    const team = await diagnoseTeam();
    const calls = await stack.practice<{ path: string }[]>("GET", "/requests");
    expect(calls.length).toBeGreaterThan(2);
    expect(calls.length, calls.map(({ path }) => path).join(" ")).toBeLessThanOrEqual(12);
    expect(team.users.length).toBeGreaterThanOrEqual(200);
    expect(team.notes).toEqual([]);
    const states = team.users
      .filter(({ username }) => username.startsWith("team"))
      .flatMap(({ checks }) => checks.filter(({ id }) => id !== "sign-in").map(({ state }) => state));
    expect(new Set(states)).toEqual(new Set(["passed"]));
  });

  it("comes as a file, with a column for each precondition and one for the remedies", async () => {
    const { status, headers, body } = await admin.get<string>("/v1/team-diagnosis.csv");
    expect(status).toBe(200);
    expect(headers.get("content-type")).toContain("text/csv");
    const [header, ...lines] = body.trim().split("\r\n");
    expect(header).toContain("Name,Username,Permission set,Active user,Not frozen,API Enabled");
    const line = lines.find((each) => each.includes("noapi@practice.example"));
    expect(line).toContain("passed,passed,passed,failed: The API Enabled permission isn't granted.,passed");
    expect(line).toContain("Grant API Enabled in Setup");
  });
});
