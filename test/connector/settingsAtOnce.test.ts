import { afterAll, beforeAll, beforeEach, describe, expect, it } from "vitest";
import { settings, settingsChanges } from "../../connector/database/schema/settings.ts";
import type { ApiClient } from "../support/apiClient.ts";
import { clientAt } from "../support/clientAt.ts";
import { eventually } from "../support/eventually.ts";
import { movableClock } from "../support/movableClock.ts";
import { startBeside } from "../support/startBeside.ts";
import { startStack, type Stack } from "../support/startStack.ts";

const clock = movableClock();
let stack: Stack;
let second: Stack;
let admin: ApiClient;
let other: ApiClient;

beforeAll(async () => {
  stack = await startStack({ clock: clock.now });
  second = await startBeside(stack, { clock: clock.now });
  admin = await stack.signIn("admin@practice.example");
  other = clientAt(second, await stack.signIn("admin@practice.example"));
});
afterAll(async () => {
  await second.close();
  await stack.close();
});
beforeEach(async () => {
  await stack.app.database.delete(settings);
  await stack.app.database.delete(settingsChanges);
  // What connectors remember of the org is old: each asks Salesforce.
  clock.advance({ minutes: 10 });
});

const lookAtContact = { path: "/composite", times: 1, action: "delay", ms: 1500 };

/** Saves the first change; the other one as well, while the first waits for Salesforce. */
async function saveAtOnce(first: object, meanwhile: object) {
  await stack.practice("POST", "/faults", lookAtContact);
  const saving = admin.put("/v1/settings", first);
  await eventually(async () => {
    expect(await stack.practice("GET", "/faults")).toMatchObject([{ times: 0 }]);
  });
  const saved = await other.put("/v1/settings", meanwhile);
  expect(saved.status).toBe(200);
  const answer = await saving;
  await stack.practice("DELETE", "/faults");
  return answer;
}

describe("settings that two admins save at once", () => {
  it("keep the change of each", async () => {
    const answer = await saveAtOnce({ leadSource: { default: "Web" } }, { retentionDays: 30 });
    expect(answer).toMatchObject({
      status: 200,
      body: { leadSource: { default: "Web" }, retentionDays: 30 },
    });
    expect((await admin.get("/v1/settings")).body).toEqual(answer.body);
    const { body } = await admin.get<{ items: unknown[] }>("/v1/settings/changes");
    expect(body.items).toMatchObject([
      { setting: "leadSource", after: { default: "Web" } },
      { setting: "retentionDays", before: 180, after: 30 },
    ]);
  });

  it("keep both places of one setting", async () => {
    const answer = await saveAtOnce(
      { leadSource: { default: "Web" } },
      { leadSource: { leadPage: "Other" } },
    );
    expect(answer.body).toMatchObject({ leadSource: { default: "Web", leadPage: "Other" } });
  });

  it("have the quotas of their own that were stored last, which are one setting", async () => {
    const own = (name: string) => ({ for: "permissionSet" as const, name, monthlyQuota: 5 });
    const answer = await saveAtOnce(
      { leadSource: { default: "Web" }, quotaOverrides: [own("Crosswalk_Rep")] },
      { quotaOverrides: [own("Crosswalk_Admin")] },
    );
    expect(answer).toMatchObject({ status: 200, body: { quotaOverrides: [own("Crosswalk_Rep")] } });
    const { body } = await admin.get<{ items: unknown[] }>("/v1/settings/changes");
    expect(body.items).toContainEqual(
      expect.objectContaining({
        setting: "quotaOverrides",
        before: [own("Crosswalk_Admin")],
        after: [own("Crosswalk_Rep")],
      }),
    );
  });

  it("are refused where both together would be, and stay as the first to be stored", async () => {
    await admin.put("/v1/settings", { leadSource: { default: "Web" } });
    clock.advance({ minutes: 10 });
    const answer = await saveAtOnce({ createContacts: true }, { leadSource: { default: null } });
    expect(answer).toMatchObject({ status: 409, body: { code: "lead-source-missing" } });
    expect((await admin.get("/v1/settings")).body).toMatchObject({
      createContacts: false,
      leadSource: { default: null },
    });
  });
});
