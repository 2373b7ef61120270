import { mkdtempSync, rmSync } from "node:fs";
import { join } from "node:path";
import type { ApiClient } from "../support/apiClient.ts";
import { callPractice } from "../support/callPractice.ts";
import { connectorEnvironment } from "../support/connectorEnvironment.ts";
import { findAccount } from "../support/findAccount.ts";
import { freePort } from "../support/freePort.ts";
import { memoryFolder } from "../support/memoryFolder.ts";
import { signInAs } from "../support/signInAs.ts";
import { turnOnCreation } from "../support/turnOnCreation.ts";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { createKillableConnector, type KillableConnector } from "./killableConnector.ts";

/** May write the package's external id. */
export const strongUser = "rep@practice.example";
/** May not: their contacts are told by name, account, creator and time alone. */
export const weakUser = "rep2@practice.example";

/** A practice org, and two connectors on one database, of which the second runs only at times. */
export interface ChaosStack {
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

export async function startChaosStack(): Promise<ChaosStack> {
  const folder = mkdtempSync(join(memoryFolder(), "crosswalk-chaos-"));
  const ports = [await freePort(), await freePort()] as const;
  const urls = ports.map((port) => `http://localhost:${port}`);
  const org = await startPracticeOrg({ redirectUris: urls.map((url) => `${url}/oauth/callback`) });
  const databaseFile = join(folder, "crosswalk.db");
  const shared = {
    ...connectorEnvironment({ port: ports[0], databaseFile, orgs: [org] }),
    SALESFORCE_TIMEOUT_MS: "700",
    CLOCK_SPEED: String(clockSpeed),
    CLOCK_START: String(Date.now()),
  };
  const connectorAt = (index: 0 | 1) => {
    const url = `http://localhost:${ports[index]}`;
    return createKillableConnector(url, { ...shared, PORT: String(ports[index]), PUBLIC_URL: url });
  };
  const connectors = [connectorAt(0), connectorAt(1)] as const;
  const practice = <T>(method: string, path: string, body?: unknown) =>
    callPractice<T>(org, method, path, body);
  // Shared with all by the org's defaults: both users may give roles on its opportunity.
  const { id, openOpportunityId: opportunityId } = findAccount(org);

  await connectors[0].start(0);
  const admin = await signInAs(connectors[0], "admin@practice.example");
  await turnOnCreation(admin, { allowanceCeilingPercent: 100 });
  await practice("PATCH", "/settings", { dailyApiLimit: 100_000_000 });
  await practice("PATCH", `/users/${weakUser}`, {
    fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: false, editable: false } },
  });
  return {
    org,
    connectors,
    databaseFile,
    account: { id, opportunityId },
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
