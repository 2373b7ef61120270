import { mkdtempSync, rmSync } from "node:fs";
import path from "node:path";
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { type RunningOrg, startPracticeOrgs } from "@crosswalk/practice-org";
import type { ApiClient } from "../support/apiClient.ts";
import { freePort } from "../support/freePort.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { panelOrigin } from "../support/panelOrigin.ts";
import { addressOf, databaseVariables } from "../support/testDatabase.ts";
import { startStack, type Stack, type PracticeOrgs } from "../support/startStack.ts";

let orgs: PracticeOrgs;
let folder: string;
const ports = { production: 0, sandbox: 0 };

beforeAll(async () => {
  ports.production = await freePort();
  ports.sandbox = await freePort();
  folder = mkdtempSync(path.join(memoryFolder(), "crosswalk-orgs-"));
  const redirectUris = Object.values(ports).map((port) => `http://localhost:${port}/oauth/callback`);
  orgs = await startPracticeOrgs({ redirectUris });
});
afterAll(async () => {
  await orgs.close();
  rmSync(folder, { recursive: true, force: true });
});

/** What config/guides/connector.md says to change for another org. */
const serving = (org: RunningOrg): Record<string, string> => ({
  SALESFORCE_LOGIN_URL: org.url,
  SALESFORCE_ORG_ID: org.orgId,
  SALESFORCE_CLIENT_ID: org.clientId,
  SALESFORCE_CLIENT_SECRET: org.clientSecret,
});

const start = (port: number, org: RunningOrg, more: Record<string, string> = {}) =>
  startStack({ orgs, port, environment: { ...serving(org), ...more } });

async function importList(client: ApiClient, name: string): Promise<void> {
  const leads = [
    { firstName: "Quinn", lastName: "Testley", profileUrl: "https://www.linkedin.com/in/quinn" },
  ];
  expect((await client.post("/v1/lead-lists", { name, leads })).status).toBe(201);
}

async function listNames(client: ApiClient): Promise<string[]> {
  const { body } = await client.get<{ items: { name: string }[] }>("/v1/lead-lists");
  return body.items.map(({ name }) => name);
}

describe("a sandbox's connector beside production's on one host", () => {
  let production: Stack;
  let sandbox: Stack;

  beforeAll(async () => {
    production = await start(ports.production, orgs.main);
    sandbox = await start(ports.sandbox, orgs.other);
  });
  afterAll(async () => {
    await production.close();
    await sandbox.close();
  });

  it("each connector serves the users of its own org, from data of its own", async () => {
    const rep = await production.signIn("rep@practice.example");
    const tester = await sandbox.signIn("rep@other.example");
    await importList(rep, "Production leads");

    expect(await listNames(rep)).toEqual(["Production leads"]);
    expect(await listNames(tester)).toEqual([]);
  });

  it("production refuses users of the sandbox, and sessions of the sandbox's connector", async () => {
    const { id } = await production.tryToSignIn("rep@other.example");

    expect((await production.anonymous.get(`/v1/sign-ins/${id}`)).body).toMatchObject({
      code: "wrong-org",
      reason: "browser-in-other-org",
      action: expect.stringContaining(new URL(orgs.main.url).host),
    });
    const tester = await sandbox.signIn("rep@other.example");
    const headers = { authorization: `Bearer ${tester.token}`, origin: panelOrigin };
    expect((await fetch(`${production.url}/v1/connection`, { headers })).status).toBe(401);
  });
});

describe("a connector that moves to another org", () => {
  it("ends the former org's sessions, shows the new one's users nothing of it, and has it all on the way back", async () => {
    const kept = {
      ...databaseVariables(await addressOf(path.join(folder, "moving.db"))),
      TOKEN_KEYS: `k1:${Buffer.alloc(32, 1).toString("base64")}`,
    };
    const before = await start(ports.production, orgs.main, kept);
    const rep = await before.signIn("rep@practice.example");
    const admin = await before.signIn("admin@practice.example");
    await importList(rep, "Former leads");
    await admin.put("/v1/settings", { createContacts: true, leadSource: { default: "Web" } });
    await before.stop();

    const moved = await start(ports.production, orgs.other, kept);
    expect((await rep.get("/v1/lead-lists")).body).toMatchObject({ code: "wrong-org" });
    const newcomer = await moved.signIn("rep@other.example");
    expect(await listNames(newcomer)).toEqual([]);
    expect((await newcomer.get("/v1/connection")).body).toMatchObject({ createContacts: false });
    await moved.stop();

    const back = await start(ports.production, orgs.main, kept);
    const again = await back.signIn("rep@practice.example");
    expect(await listNames(again)).toEqual(["Former leads"]);
    expect((await again.get("/v1/connection")).body).toMatchObject({ createContacts: true });
    await back.close();
  });
});
