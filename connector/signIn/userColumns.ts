import type { Identity } from "../salesforce/identity.ts";
import { isPackageName } from "../salesforce/isPackageName.ts";
import type { PackageAccess } from "../salesforce/readPackageAccess.ts";

/** The custom permission that makes a user a Crosswalk admin. */
const adminPermission = "Crosswalk_Admin";

/**
 * The stored columns of a user, as Salesforce told them at `readAt`. `access` is the package's own answer,
 * and decides where there is one; the identity service lists only permissions that are associated with the
 * app, as those of a Connected App can be.
 */
export function userColumns(identity: Identity, access: PackageAccess, readAt: Date) {
  const { orgId, username, displayName, email, locale } = identity;
  const isListed = [...identity.customPermissions].some((name) => isPackageName(name, adminPermission));
  const isAdmin = access.isAdmin ?? isListed;
  return { orgId, username, displayName, email, locale, isAdmin, identityReadAt: readAt };
}
