import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
import { readOwnIdentity } from "../salesforce/identity.ts";
import { readPackageAccess } from "../salesforce/readPackageAccess.ts";
import { userColumns } from "./userColumns.ts";
import { firstOf } from "../database/firstOf.ts";

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
