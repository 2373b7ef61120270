import type { OrgSession } from "../org/orgSession.ts";
import { findApp } from "./findApp.ts";
import type { AppKeys } from "./proveApp.ts";

/** The first API version that has the resource. */
const resources = "/services/data/v60.0/apps/oauth/credentials";

/**
 * The key and secret that the org has for the app, over REST. Undefined where Setup or the user's permissions
 * do not allow it. Neither is printed.
 */
export async function readOrgsKeys(org: OrgSession): Promise<AppKeys | undefined> {
  try {
    const app = await findApp(org);
    if (app === undefined) return undefined;
    const ofApp = `${resources}/${app.id}`;
    const { consumers } = await org.read<{ consumers?: { id: string }[] }>(ofApp);
    const [consumer] = consumers ?? [];
    if (consumer === undefined) return undefined;
    const keys = await org.read<Partial<AppKeys>>(`${ofApp}/${consumer.id}?part=keyandsecret`);
    return keys.key && keys.secret ? { key: keys.key, secret: keys.secret } : undefined;
  } catch {
    return undefined;
  }
}
