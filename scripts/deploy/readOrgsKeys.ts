import type { AppKeys } from "./proveApp.ts";
import { readSf, requestSf } from "./sf.ts";

/** The first API version that has the resource. */
const resources = "/services/data/v60.0/apps/oauth/credentials";

/** The id of the app in the org; undefined where the org does not have it. */
export async function findApp(targetOrg: string): Promise<string | undefined> {
  const listed = await readSf<ListedApp | ListedApp[] | undefined>([
    ...["org", "list", "metadata", "--metadata-type", "ExternalClientApplication"],
    ...["--target-org", targetOrg],
  ]);
  return [listed ?? []].flat().find(({ fullName }) => fullName === "Crosswalk")?.id;
}

interface ListedApp {
  fullName: string;
  id: string;
}

/**
 * The key and secret that the org has for the app, over REST. Undefined where Setup or the user's permissions
 * do not allow it. Neither is printed.
 */
export async function readOrgsKeys(targetOrg: string): Promise<AppKeys | undefined> {
  try {
    const app = await findApp(targetOrg);
    if (app === undefined) return undefined;
    const ofApp = `${resources}/${app}`;
    const { consumers } = await requestSf<{ consumers?: { id: string }[] }>(targetOrg, ofApp);
    const [consumer] = consumers ?? [];
    if (consumer === undefined) return undefined;
    const resource = `${ofApp}/${consumer.id}?part=keyandsecret`;
    const keys = await requestSf<Partial<AppKeys>>(targetOrg, resource);
    return keys.key && keys.secret ? { key: keys.key, secret: keys.secret } : undefined;
  } catch {
    return undefined;
  }
}
