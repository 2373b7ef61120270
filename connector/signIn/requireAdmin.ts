import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users, type UserRights } from "../database/schema/sessions.ts";
import { AppError, policyOf } from "../errors.ts";
import { readOwnIdentity, type Identity } from "../salesforce/identity.ts";
import { isPackageName, type PackageAccess, readPackageAccess } from "../salesforce/packageAccess.ts";
import { firstOf } from "../database/rows.ts";
import { type CacheKind, remember } from "../work/memory.ts";
import { refusal } from "../reasons/refusal.ts";
import { createPatience } from "../salesforce/patience.ts";

/** Remembered: "is admin" for 15 minutes, "is not" for one, so that a new admin need not wait. */
const adminBelievedMs = 15 * 60_000;
const notAdminBelievedMs = 60_000;

/**
 * Throws `not-admin` unless the caller has the custom permission for Crosswalk admins, or why the package
 * does not tell. Asks Salesforce again when the cached answer is old, so that a removed permission takes
 * effect within 15 minutes; while the package's class fails, within a day.
 */
export async function requireAdmin(ctx: RequestContext): Promise<void> {
  const { caller, database } = ctx;
  const known = await firstOf(database.select().from(users).where(eq(users.id, caller.userId)));
  if (!known) throw new AppError("not-admin");
  const ageMs = ctx.clock().getTime() - known.identityReadAt.getTime();
  if (ageMs < (known.isAdmin ? adminBelievedMs : notAdminBelievedMs)) return refuseUnless(known.isAdmin);
  const identity = await readOwnIdentity(ctx.salesforce, caller);
  const access = await readPackageAccess(ctx.salesforce);
  const columns = userColumns(identity, access, ctx.clock(), known);
  await database.update(users).set(columns).where(eq(users.id, caller.userId));
  if (!columns.isAdmin && access.isAdmin === null) throw access.obstacle;
  refuseUnless(columns.isAdmin);
}

function refuseUnless(isAdmin: boolean): void {
  if (!isAdmin) throw new AppError("not-admin");
}

/** That Salesforce has said by a sign-in, by its id, that its user is active. */
export const activeKind: CacheKind<Promise<void>> = { maxAgeMs: 15 * 60_000, max: 10, usersMax: 2_000 };
/** That Salesforce could not say. */
const unansweredKind: CacheKind<true> = { maxAgeMs: 60_000, max: 10, usersMax: 2_000 };

/** Nobody waits longer for an answer, which ends the sign-in all the same when it comes. */
const waitMsMax = 2_000;

/**
 * Throws where the sign-in of the caller has ended in Salesforce, as that of a user who was deactivated. It
 * is asked every 15 minutes. While it does not answer, the session goes on, until its own end, and it is
 * asked again each minute.
 */
export async function requireActive(ctx: RequestContext): Promise<void> {
  const { caller, memory } = ctx;
  const unanswered = memory.perUser(unansweredKind, caller);
  if (unanswered.get(caller.grantId)) return;
  try {
    await remember(memory.perUser(activeKind, caller), caller.grantId, () => ask(ctx));
  } catch (error) {
    if (error instanceof AppError && policyOf(error).endsGrant) throw error;
    unanswered.set(caller.grantId, true);
  }
}

async function ask(ctx: RequestContext): Promise<void> {
  const patience = createPatience(waitMsMax);
  patience.start();
  const identity = await patience.orNull(readOwnIdentity(ctx.salesforce, ctx.caller));
  if (!identity) throw new AppError("salesforce-unavailable");
  if (!identity.isActive) throw refusal("user-inactive");
}

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
