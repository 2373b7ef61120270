import type { OrgDirectory } from "../types.ts";

/** The login host's origin: the first org's, as login.salesforce.com is for real orgs. */
export function loginOrigin(directory: OrgDirectory): string {
  return directory.entries[0]?.org.instanceUrl ?? "";
}

export function identityUrl(directory: OrgDirectory, orgId: string, userId: string): string {
  return `${loginOrigin(directory)}/id/${orgId}/${userId}`;
}
