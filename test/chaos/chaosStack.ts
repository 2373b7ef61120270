import { randomBytes } from "node:crypto";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { ApiClient } from "../support/apiClient.ts";
import { freePort } from "../support/freePort.ts";
import { signInAs } from "../support/signInAs.ts";
import { panelOrigin } from "../support/startConnector.ts";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { createKillableConnector, type KillableConnector } from "./killableConnector.ts";

/** May write the package's external id. */
export const strongUser = "rep@practice.example";
/** May not: their contacts are told by name, account, creator and time alone. */
export const weakUser = "rep2@practice.example";

/** A practice org, and two connectors on one database, of which the second runs only at times. */
export interface Arena {
  org: RunningOrg;
  connectors: readonly [KillableConnector, KillableConnector];
  databaseFile: string;
  account: { id: string; opportunityId: string };
  practice<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** A client of the first connector. */
  signIn(username: string): Promise<ApiClient>;
  close(): Promise<void>;
}

/** Seconds of the connectors a second of the world. */
const clockSpeed = 60;

export async function buildArena(): Promise<Arena> {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-chaos-"));
  const ports = [await freePort(), await freePort()] as const;
  const urls = ports.map((port) => `http://localhost:${port}`);
  const org = await startPracticeOrg({ redirectUris: urls.map((url) => `${url}/oauth/callback`) });
  const databaseFile = join(folder, "crosswalk.db");
  const shared = {
    HOST: "localhost",
    DATABASE_FILE: databaseFile,
    LOG_LEVEL: "silent",
    PANEL_ORIGINS: panelOrigin,
    TOKEN_KEYS: `chaos:${randomBytes(32).toString("base64")}`,
    SALESFORCE_LOGIN_URL: org.url,
    SALESFORCE_CLIENT_ID: org.clientId,
    SALESFORCE_CLIENT_SECRET: org.clientSecret,
    SALESFORCE_ORG_ID: org.orgId,
    SALESFORCE_INSTANCE_HOSTS: new URL(org.url).host,
    SALESFORCE_TIMEOUT_MS: "700",
    RATE_LIMIT_PER_MINUTE: "100000",
    SHUTDOWN_DRAIN_MS: "0",
    CLOCK_SPEED: String(clockSpeed),
    CLOCK_START: String(Date.now()),
    // The same code is started hundreds of times.
    NODE_COMPILE_CACHE: join(folder, "compiled"),
  };
  const connectorAt = (index: 0 | 1) => {
    const url = `http://localhost:${ports[index]}`;
    return createKillableConnector(url, { ...shared, PORT: String(ports[index]), PUBLIC_URL: url });
  };
  const connectors = [connectorAt(0), connectorAt(1)] as const;
  const practice = <T>(method: string, path: string, body?: unknown) =>
    callPractice<T>(org, method, path, body);

  await connectors[0].start(0);
  await turnCreationOn(connectors[0]);
  await practice("PATCH", "/settings", { dailyApiLimit: 100_000_000 });
  await practice("PATCH", `/users/${weakUser}`, {
    fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: false, editable: false } },
  });
  return {
    org,
    connectors,
    databaseFile,
    account: findAccount(org),
    practice,
    signIn: (username) => signInPatiently(connectors[0], username),
    async close() {
      await Promise.all(connectors.map((connector) => connector.kill()));
      await org.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** A busy machine may make Salesforce slower than the connectors' short patience. */
async function signInPatiently(connector: KillableConnector, username: string): Promise<ApiClient> {
  for (let triesLeft = 4; ; triesLeft -= 1) {
    try {
      return await signInAs(connector, username);
    } catch (error) {
      if (triesLeft === 0) throw error;
    }
  }
}

async function turnCreationOn(connector: KillableConnector): Promise<void> {
  const admin = await signInAs(connector, "admin@practice.example");
  const { body: settings } = await admin.get<Record<string, unknown>>("/v1/settings");
  await admin.put("/v1/settings", {
    ...settings,
    createContacts: true,
    leadSource: { default: "Other" },
    allowanceCeilingPercent: 100,
  });
}

/** An account whose opportunities both users may give roles on: it is shared with all by the org's defaults. */
function findAccount(org: RunningOrg): Arena["account"] {
  const found = org.org.db
    .prepare(
      "SELECT Opportunity.AccountId AS id, Opportunity.Id AS opportunityId FROM Opportunity JOIN User ON User.Id = Opportunity.OwnerId" +
        " WHERE Opportunity.IsClosed = 0 AND User.Username = ? LIMIT 1",
    )
    .get(strongUser);
  return found as Arena["account"];
}

async function callPractice<T>(org: RunningOrg, method: string, path: string, body?: unknown): Promise<T> {
  const response = await fetch(`${org.url}/__practice${path}`, {
    method,
    headers: { "content-type": "application/json" },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  const text = await response.text();
  if (!response.ok) throw new Error(`the practice org refused ${method} ${path}: ${text}`);
  return (text === "" ? undefined : JSON.parse(text)) as T;
}
