import type { OrgDirectory } from "../types.ts";

/**
 * Origin of the login host: the first org's, as login.salesforce.com for a real org, whichever org the user
 * is of.
 */
export function loginOrigin(directory: OrgDirectory): string {
  return directory.entries[0]?.org.instanceUrl ?? "";
}

export function identityUrl(directory: OrgDirectory, orgId: string, userId: string): string {
  return `${loginOrigin(directory)}/id/${orgId}/${userId}`;
}
