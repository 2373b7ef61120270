import type { AppKeys } from "./proveApp.ts";
import { readSf, requestSf } from "./sf.ts";

/** The first API version that has the resource. */
const resources = "/services/data/v60.0/apps/oauth/credentials";

/**
 * The key and secret that the org has for the app, over REST. Undefined where Setup or the user's permissions
 * do not allow it. Neither is printed.
 */
export async function readOrgsKeys(targetOrg: string): Promise<AppKeys | undefined> {
  try {
    const listed = await readSf<{ fullName: string; id: string }[]>([
      ...["org", "list", "metadata", "--metadata-type", "ExternalClientApplication"],
      ...["--target-org", targetOrg],
    ]);
    const app = listed.find(({ fullName }) => fullName === "Crosswalk");
    if (app === undefined) return undefined;
    const ofApp = `${resources}/${app.id}`;
    const { consumers } = await requestSf<{ consumers?: { id: string }[] }>(targetOrg, ofApp);
    const [consumer] = consumers ?? [];
    if (consumer === undefined) return undefined;
    const keys = await requestSf<Partial<AppKeys>>(targetOrg, `${ofApp}/${consumer.id}?part=keyandsecret`);
    return keys.key && keys.secret ? { key: keys.key, secret: keys.secret } : undefined;
  } catch {
    return undefined;
  }
}
