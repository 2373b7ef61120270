import { OrgRefusal, type OrgSession } from "../org/orgSession.ts";
import { findApp } from "./findApp.ts";
import type { AppKeys } from "./proveApp.ts";

/** The first API version that has the resource. */
const resources = "/services/data/v60.0/apps/oauth/credentials";

/**
 * The key and secret that the org has for the app, over REST; in their place Salesforce's refusal, where
 * Setup or the user's permissions do not allow it, or where the org does not know the app yet.
 */
export async function readOrgsKeys(org: OrgSession): Promise<AppKeys | OrgRefusal> {
  try {
    const app = await findApp(org);
    const ofApp = `${resources}/${app?.id}`;
    const { consumers } = await org.read<{ consumers?: { id: string }[] }>(ofApp);
    const [consumer] = consumers ?? [];
    if (consumer === undefined) return noKeysYet;
    const { key, secret } = await org.read<Partial<AppKeys>>(`${ofApp}/${consumer.id}?part=keyandsecret`);
    return key && secret ? { key, secret } : noKeysYet;
  } catch (error) {
    if (error instanceof OrgRefusal) return error;
    throw error;
  }
}

const noKeysYet = new OrgRefusal(404, [
  { errorCode: "NOT_FOUND", message: "it shows no consumer of the app" },
]);
