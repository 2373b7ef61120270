import type { Identity } from "../salesforce/identity.ts";
import { isPackageName } from "../salesforce/isPackageName.ts";

/** The custom permission that makes a user a Crosswalk admin. */
const adminPermission = "Crosswalk_Admin";

/** The stored columns of a user, from Salesforce's identity service at `readAt`. */
export function userColumns(identity: Identity, readAt: Date) {
  const { orgId, username, displayName, email, locale } = identity;
  const isAdmin = [...identity.customPermissions].some((name) => isPackageName(name, adminPermission));
  return { orgId, username, displayName, email, locale, isAdmin, identityReadAt: readAt };
}
