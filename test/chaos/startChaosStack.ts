import type { ApiClient } from "../support/apiClient.ts";
import { callPractice } from "../support/callPractice.ts";
import { connectorEnvironment } from "../support/connectorEnvironment.ts";
import { findAccount } from "../support/findAccount.ts";
import { freePort } from "../support/freePort.ts";
import { signInAs } from "../support/signInAs.ts";
import { turnOnCreation } from "../support/turnOnCreation.ts";
import { type RunningOrg, startPracticeOrg } from "@crosswalk/practice-org";
import { createKillableConnector, type KillableConnector } from "./killableConnector.ts";
import type { ToldList } from "./readRun.ts";
import type { ChaosStore } from "./store/chaosStore.ts";
import { stores, type StoreName } from "./store/stores.ts";

/** May write the package's external id. */
export const strongUser = "rep@practice.example";
/** May not: their contacts are told by name, account, creator and time alone. */
export const weakUser = "rep2@practice.example";

/** A practice org, and connectors on one database, of which all but the first run only at times. */
export interface ChaosStack {
  org: RunningOrg;
  connectors: readonly [KillableConnector, ...KillableConnector[]];
  store: ChaosStore;
  /** Lists whose import was answered as complete. */
  toldLists: ToldList[];
  account: { id: string; opportunityId: string };
  practice<T = unknown>(method: string, path: string, body?: unknown): Promise<T>;
  /** A client of the first connector. */
  signIn(username: string): Promise<ApiClient>;
  close(): Promise<void>;
}

/** Seconds of the connectors a second of the world. */
const clockSpeed = 60;

export interface StackOptions {
  store: StoreName;
  connectors: number;
}

export async function startChaosStack({
  store: storeName,
  connectors: count,
}: StackOptions): Promise<ChaosStack> {
  const store = await stores[storeName]();
  const ports: number[] = [];
  while (ports.length < count) ports.push(await freePort());
  const urls = ports.map((port) => `http://localhost:${port}`);
  const org = await startPracticeOrg({ redirectUris: urls.map((url) => `${url}/oauth/callback`) });
  const shared = {
    ...connectorEnvironment({ port: 0, databaseFile: store.address, orgs: [org] }),
    SALESFORCE_TIMEOUT_MS: "700",
    CLOCK_SPEED: String(clockSpeed),
    CLOCK_START: String(Date.now()),
  };
  const [first, ...others] = ports.map((port) => {
    const url = `http://localhost:${port}`;
    return createKillableConnector(url, { ...shared, PORT: String(port), PUBLIC_URL: url });
  });
  if (!first) throw new Error("No connector runs.");
  const connectors = [first, ...others] as const;
  const practice = <T>(method: string, path: string, body?: unknown) =>
    callPractice<T>(org, method, path, body);
  // Shared with all by the org's defaults: both users may give roles on its opportunity.
  const { id, openOpportunityId: opportunityId } = findAccount(org);

  await first.start(0);
  const admin = await patiently(() => signInAs(first, "admin@practice.example"));
  const settings = { allowanceCeilingPercent: 100, undoMinutes: 1440, rehearsals: true };
  await patiently(() => turnOnCreation(admin, settings));
  await practice("PATCH", "/settings", { dailyApiLimit: 100_000_000 });
  await practice("PATCH", `/users/${weakUser}`, {
    fieldPermissions: { "Contact.Crosswalk_Lead__c": { readable: false, editable: false } },
  });
  return {
    org,
    connectors,
    store,
    toldLists: [],
    account: { id, opportunityId },
    practice,
    signIn: (username) => patiently(() => signInAs(first, username)),
    async close() {
      await Promise.all(connectors.map((connector) => connector.kill()));
      await org.close();
      await store.close();
    },
  };
}

/** A busy machine may make Salesforce slower than the connectors' short patience. */
async function patiently<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let triesLeft = 4; ; triesLeft -= 1) {
    try {
      return await work();
    } catch (error) {
      if (triesLeft === 0) throw error;
    }
  }
}
