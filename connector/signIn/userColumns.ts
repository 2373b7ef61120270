import type { Identity } from "../salesforce/identity.ts";

/** Custom permission that makes a user an admin of Crosswalk; a managed package puts its namespace in front. */
const adminPermission = /^(?:[a-z][a-z0-9]*__)?Crosswalk_Admin$/i;

/** What is kept of a user, from what Salesforce's identity service said at `readAt`. */
export function userColumns(identity: Identity, readAt: Date) {
  const { orgId, username, displayName, email, locale } = identity;
  const isAdmin = [...identity.customPermissions].some((name) => adminPermission.test(name));
  return { orgId, username, displayName, email, locale, isAdmin, identityReadAt: readAt };
}
