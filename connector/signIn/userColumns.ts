import type { Identity } from "../salesforce/identity.ts";
import { isPackageName } from "../salesforce/packageName.ts";

/** Custom permission that makes a user an admin of Crosswalk. */
const adminPermission = "Crosswalk_Admin";

/** What is kept of a user, from what Salesforce's identity service said at `readAt`. */
export function userColumns(identity: Identity, readAt: Date) {
  const { orgId, username, displayName, email, locale } = identity;
  const isAdmin = [...identity.customPermissions].some((name) => isPackageName(name, adminPermission));
  return { orgId, username, displayName, email, locale, isAdmin, identityReadAt: readAt };
}
