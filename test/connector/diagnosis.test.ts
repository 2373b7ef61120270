import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settings } from "../../connector/database/schema/settings.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { startStack, type Stack } from "../support/startStack.ts";

interface Check {
  id: string;
  group: string;
  state: string;
  detail: string;
  remedy: string | null;
}

let stack: Stack;

beforeAll(async () => {
  stack = await startStack();
});
afterAll(() => stack.close());
beforeEach(async () => {
  await stack.app.database.delete(settings);
  await stack.practice("POST", "/reset", {});
});

async function diagnosisOf(client: ApiClient) {
  const { status, body } = await client.get<{ isReady: boolean; checks: Check[] }>(
    "/v1/connection/diagnosis",
  );
  expect(status).toBe(200);
  return { ...body, check: (id: string) => body.checks.find((check) => check.id === id) };
}

async function turnOn() {
  const admin = await stack.signIn("admin@practice.example");
  await admin.put("/v1/settings", { createContacts: true, leadSource: { default: "Web" } });
}

describe("the diagnosis", () => {
  it("passes for a rep who has everything, in three API calls that write nothing", async () => {
    await turnOn();
    const rep = await stack.signIn("rep@practice.example");
    await stack.practice("DELETE", "/requests");
    const diagnosis = await diagnosisOf(rep);
    expect(diagnosis.checks.filter(({ state }) => state === "failed")).toEqual([]);
    expect(diagnosis.isReady).toBe(true);
    const log = await stack.practice<unknown>("GET", "/requests");
    const requests = JSON.stringify(log).match(/"method":"[A-Z]+"/g) ?? [];
    expect(requests.length).toBeLessThanOrEqual(3);
  });

  it("tells each check's group, and the checks of a group one after the other", async () => {
    const { checks } = await diagnosisOf(await stack.signIn("rep@practice.example"));
    const groups = checks.map(({ group }) => group);
    const inTurn = groups.filter((group, index) => group !== groups[index - 1]);
    expect(inTurn).toEqual(["connection", "contacts", "objects", "fields", "limits"]);
  });

  it("says what is missing before an admin has set anything, and where to set it", async () => {
    const diagnosis = await diagnosisOf(await stack.signIn("rep@practice.example"));
    expect(diagnosis.isReady).toBe(false);
    expect(diagnosis.check("creation-on")).toMatchObject({
      state: "failed",
      remedy: "Turn on Create Contacts in Crosswalk Settings.",
    });
    expect(diagnosis.check("lead-source")).toMatchObject({ state: "failed" });
  });

  it("reads the org's duplicate rules, and warns where none is active", async () => {
    const rep = await stack.signIn("rep@practice.example");
    expect((await diagnosisOf(rep)).check("duplicate-rules")).toMatchObject({ state: "warning" });
    await stack.practice("PATCH", "/settings", { duplicateRule: "alert" });
    const active = await diagnosisOf(rep);
    await stack.practice("PATCH", "/settings", { duplicateRule: "off" });
    expect(active.check("duplicate-rules")).toMatchObject({
      state: "passed",
      detail: "Active on Contact: Standard Contact Duplicate Rule.",
    });
  });

  it.each([
    ["fails", 500, "APEX_ERROR", "package-class-failed", "Setup, under Apex Classes"],
    ["is not there", 404, "NOT_FOUND", "package-not-in-org", "deploy the Crosswalk package"],
    ["cannot be asked now", 503, "SERVER_UNAVAILABLE", undefined, "Try again in a moment"],
  ])(
    "warns where the package's class %s, and says what to do",
    async (_, status, errorCode, reason, remedy) => {
      await stack.practice("POST", "/faults", {
        ...{ method: "GET", path: "/apexrest/", times: 99, action: "error", status },
        body: [{ errorCode, message: "No." }],
      });
      const diagnosis = await diagnosisOf(await stack.signIn("rep@practice.example"));
      expect(diagnosis.check("package")).toMatchObject({
        state: "warning",
        remedy: expect.stringContaining(remedy),
        problem: reason === undefined ? { code: "salesforce-unavailable" } : { reason },
      });
      expect(diagnosis.check("object:Contact")).toMatchObject({ state: "passed" });
    },
  );

  it("warns who has no permission set of the package", async () => {
    const rep = await stack.signIn("rep@practice.example");
    await stack.practice("PATCH", "/users/rep@practice.example", { permissionSets: [] });
    expect((await diagnosisOf(rep)).check("package")).toMatchObject({
      state: "warning",
      detail: "Neither Crosswalk Rep nor Crosswalk Admin is assigned.",
      remedy: expect.stringContaining("Assign Crosswalk Rep in Setup"),
    });
  });

  it("names the object permission that a read-only user lacks", async () => {
    const diagnosis = await diagnosisOf(await stack.signIn("readonly@practice.example"));
    expect(diagnosis.check("object:Contact")).toMatchObject({
      state: "failed",
      detail: expect.stringContaining("the Create permission on Contact"),
      remedy: expect.stringContaining("Setup"),
    });
    expect(diagnosis.check("object:Account")).toMatchObject({ state: "passed" });
  });

  it("names the field that a user may not edit", async () => {
    const diagnosis = await diagnosisOf(await stack.signIn("nofls@practice.example"));
    expect(diagnosis.check("field:Contact.Title")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("Field-Level Security"),
    });
    expect(diagnosis.check("field:Contact.LastName")).toMatchObject({ state: "passed" });
  });

  it("sees State and Country picklists, and fields that the org requires", async () => {
    const before = await diagnosisOf(await stack.signIn("rep@practice.example"));
    expect(before.check("country-picklists")?.detail).toContain("Off");
    await stack.practice("PATCH", "/settings", { stateAndCountryPicklists: true });
    await stack.practice("POST", "/objects/Contact/fields", {
      name: "Segment__c",
      label: "Segment",
      type: "string",
      required: true,
    });
    const rep = await stack.signIn("rep@practice.example");
    const diagnosis = await diagnosisOf(rep);
    expect(diagnosis.check("country-picklists")?.detail).toContain("On");
    expect(diagnosis.check("field:Contact.MailingCountryCode")).toMatchObject({ state: "passed" });
    expect(diagnosis.check("required-fields")?.detail).toContain("Segment (Segment__c)");
  });

  it("says why it could not look, where Salesforce refuses the API", async () => {
    const rep = await stack.signIn("rep@practice.example");
    await stack.practice("PATCH", "/users/rep@practice.example", { apiEnabled: false });
    const diagnosis = await diagnosisOf(rep);
    expect(diagnosis.check("api-access")).toMatchObject({
      state: "failed",
      remedy: expect.stringContaining("API Enabled"),
      problem: { code: "api-disabled", reason: "api-disabled" },
    });
    expect(diagnosis.check("object:Contact")).toBeUndefined();
  });
});
