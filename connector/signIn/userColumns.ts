import type { UserRights } from "../database/schema/sessions.ts";
import { policyOf } from "../errors.ts";
import type { Identity } from "../salesforce/identity.ts";
import { isPackageName } from "../salesforce/isPackageName.ts";
import type { PackageAccess } from "../salesforce/readPackageAccess.ts";

/** The custom permission that makes a user a Crosswalk admin. */
const adminPermission = "Crosswalk_Admin";

/** An admin stays one for this long while the package's class fails, or cannot be asked. */
const unansweredMsMax = 24 * 60 * 60_000;

/**
 * The stored columns of a user, as Salesforce told them at `readAt`. `access` is the package's own answer,
 * and decides where there is one; the identity service lists only permissions that are associated with the
 * app, as those of a Connected App can be. `known` is what is stored; it is kept if Salesforce does not
 * answer.
 */
export function userColumns(identity: Identity, access: PackageAccess, readAt: Date, known?: UserRights) {
  const { orgId, username, displayName, timeZone } = identity;
  const isListed = [...identity.customPermissions].some((name) => isPackageName(name, adminPermission));
  const rights =
    access.isAdmin === null && !isListed
      ? (keptRights(access, readAt, known) ?? noRights)
      : { isAdmin: access.isAdmin ?? isListed, identityReadAt: readAt };
  return { orgId, username, displayName, timeZone, ...rights };
}

/** As if Salesforce had never answered: the next call that needs an admin asks again. */
const noRights: UserRights = { isAdmin: false, identityReadAt: new Date(0) };

function keptRights(
  access: PackageAccess & { isAdmin: null },
  now: Date,
  known: UserRights | undefined,
): UserRights | undefined {
  // Without the package or its permission sets nobody is an admin: only a failure leaves it open.
  if (!known?.isAdmin || policyOf(access.obstacle).shutsOut) return undefined;
  const ageMs = now.getTime() - known.identityReadAt.getTime();
  return ageMs < unansweredMsMax ? { isAdmin: true, identityReadAt: known.identityReadAt } : undefined;
}
