import { heldSets } from "../access/heldSets.ts";
import type { Org, OrgDirectory } from "../types.ts";
import type { DeployedPolicy, OAuthClient } from "./oauthClient.ts";

/** The permission sets that the policy of the practice's own app names. */
const practicePermissionSets = ["Crosswalk_Rep", "Crosswalk_Admin"];

/**
 * Whom an org's policy of an app lets in: what was deployed with the app, otherwise the org's setting.
 * Salesforce's own clients, such as its CLI, are open to whoever consents.
 */
export function appPolicy(
  org: Org,
  client: OAuthClient,
): Pick<DeployedPolicy, "permittedUsers" | "permissionSets"> {
  if (client.policy) return client.policy;
  if (client.home === null) return { permittedUsers: "self", permissionSets: [] };
  return { permittedUsers: org.settings.app.permittedUsers, permissionSets: practicePermissionSets };
}

/** Whether the policy admits the user: with pre-authorization, who holds one of its permission sets. */
export function isPermitted(org: Org, client: OAuthClient, userId: string): boolean {
  const { permittedUsers, permissionSets } = appPolicy(org, client);
  if (permittedUsers === "self") return true;
  const held = heldSets(org, userId).flatMap(({ setIds }) => setIds);
  const one = org.db
    .prepare<[string, string]>(
      `SELECT 1 FROM PermissionSet WHERE Id IN (SELECT value FROM json_each(?))
         AND Name COLLATE NOCASE IN (SELECT value FROM json_each(?))`,
    )
    .get(JSON.stringify(held), JSON.stringify(permissionSets));
  return one !== undefined;
}

/**
 * Whether only the org that made the app knows it. That org, if it is served here, says of which kind the app
 * is.
 */
export function isLocal(directory: OrgDirectory, { home, policy }: OAuthClient): boolean {
  if (home === null) return false;
  const maker = directory.entries.find(({ org }) => org.which === home);
  return (policy ?? maker?.org.settings.app ?? { kind: "local" }).kind === "local";
}

/**
 * Whether a request came to what stands for login.salesforce.com or test.salesforce.com alone: the host
 * `login.localhost` or `test.localhost`. Every other name of an org's host is its My Domain.
 */
export function isLoginHost(request: Request): boolean {
  return /^(?:login|test)\./.test(request.headers.get("host") ?? "");
}
