import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { users } from "../database/schema/sessions.ts";
import { findHoldersOf } from "../salesforce/team/heldPermissionSets.ts";
import { permissionSetsIn, type QuotaOverride } from "./quotaOverrides.ts";

/**
 * Asks Salesforce as the admin who holds the permission sets that overrides name, since reps without View
 * Setup may not see their own. Two API calls where any is named. Throws where Salesforce does not answer.
 */
export async function refreshHolders(
  ctx: RequestContext,
  overrides: readonly QuotaOverride[],
): Promise<void> {
  const { database, caller, salesforce } = ctx;
  const asked = permissionSetsIn(overrides);
  if (asked.length === 0) return;
  const holders = await findHoldersOf(salesforce, asked);
  const isAsked = new Set(asked.map((name) => name.toLowerCase()));
  await inTransaction(database, async (tx) => {
    for (const user of await tx.select().from(users).where(eq(users.orgId, caller.orgId))) {
      const others = (user.permissionSets ?? []).filter((name) => !isAsked.has(name.toLowerCase()));
      const permissionSets = [...others, ...(holders.get(user.id) ?? [])].sort();
      await tx.update(users).set({ permissionSets }).where(eq(users.id, user.id));
    }
  });
}
