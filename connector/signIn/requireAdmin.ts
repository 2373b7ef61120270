import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
import { readOwnIdentity } from "../salesforce/identity.ts";
import { readPackageAccess } from "../salesforce/readPackageAccess.ts";
import { userColumns } from "./userColumns.ts";

/** Remembered: "is admin" for 15 minutes, "is not" for one, so that a new admin need not wait. */
const adminBelievedMs = 15 * 60_000;
const notAdminBelievedMs = 60_000;

/**
 * Throws `not-admin` unless the caller has the custom permission for Crosswalk admins. Asks Salesforce again
 * when the cached answer is old, so that a removed permission takes effect within 15 minutes.
 */
export async function requireAdmin(ctx: RequestContext): Promise<void> {
  if (!(await isAdmin(ctx))) throw new AppError("not-admin");
}

async function isAdmin(ctx: RequestContext): Promise<boolean> {
  const { caller, database } = ctx;
  const known = database.select().from(users).where(eq(users.id, caller.userId)).get();
  if (!known) return false;
  const ageMs = ctx.clock().getTime() - known.identityReadAt.getTime();
  if (ageMs < (known.isAdmin ? adminBelievedMs : notAdminBelievedMs)) return known.isAdmin;
  const identity = await readOwnIdentity(ctx.salesforce, caller);
  const columns = userColumns(identity, await readPackageAccess(ctx.salesforce), ctx.clock());
  database.update(users).set(columns).where(eq(users.id, caller.userId)).run();
  return columns.isAdmin;
}
