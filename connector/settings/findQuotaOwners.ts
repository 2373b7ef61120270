import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { users } from "../database/schema/sessions.ts";
import { listPermissionSets } from "../salesforce/listPermissionSets.ts";
import { readOr } from "../salesforce/readOr.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";

interface QuotaOwners {
  users: { id: string; name: string; username: string }[];
  /** Empty where Salesforce does not tell them. */
  permissionSets: { name: string; label: string }[];
}

/**
 * Who can have a quota of their own: everybody who has signed in, and the org's permission sets. Throws
 * `not-admin`.
 */
export async function findQuotaOwners(ctx: RequestContext): Promise<QuotaOwners> {
  await requireAdmin(ctx);
  const known = await ctx.database
    .select({ id: users.id, name: users.displayName, username: users.username })
    .from(users)
    .where(eq(users.orgId, ctx.caller.orgId))
    .orderBy(users.displayName);
  const permissionSets = await readOr<QuotaOwners["permissionSets"]>(
    () => listPermissionSets(ctx.salesforce),
    () => [],
  );
  return { users: known, permissionSets };
}
