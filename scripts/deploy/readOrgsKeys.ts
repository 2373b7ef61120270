import { listIds } from "../org/metadataApi.ts";
import type { OrgSession } from "../org/orgSession.ts";
import { refusalOfKeys, type AppKeys, type AppToProve } from "./proveApp.ts";

/** The first API version that has the resource. */
const resources = "/services/data/v60.0/apps/oauth/credentials";

/** The id of the app in the org; undefined where the org does not have it. */
export async function findApp(org: OrgSession): Promise<string | undefined> {
  return (await listIds(org, "ExternalClientApplication")).get("Crosswalk");
}

/**
 * The key and secret that the org has for the app, over REST. Undefined where Setup or the user's permissions
 * do not allow it. Neither is printed.
 */
export async function readOrgsKeys(org: OrgSession): Promise<AppKeys | undefined> {
  try {
    const app = await findApp(org);
    if (app === undefined) return undefined;
    const ofApp = `${resources}/${app}`;
    const { consumers } = await org.read<{ consumers?: { id: string }[] }>(ofApp);
    const [consumer] = consumers ?? [];
    if (consumer === undefined) return undefined;
    const keys = await org.read<Partial<AppKeys>>(`${ofApp}/${consumer.id}?part=keyandsecret`);
    return keys.key && keys.secret ? { key: keys.key, secret: keys.secret } : undefined;
  } catch {
    return undefined;
  }
}

/** Whether key and secret are the ones that the org has for its app: it gives the same, or takes these. */
export async function hasKeys(org: OrgSession, app: AppToProve): Promise<boolean> {
  const own = await readOrgsKeys(org);
  if (own !== undefined) return own.key === app.key && own.secret === app.secret;
  return (await refusalOfKeys(app)) === undefined;
}
