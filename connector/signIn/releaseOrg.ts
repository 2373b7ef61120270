import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { orgBinding } from "../database/schema/sessions.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { refuseIfConfigured } from "./refuseIfConfigured.ts";
import { requireAdmin } from "./requireAdmin.ts";
import { showOrgBinding, type ShownOrgBinding } from "./showOrgBinding.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Releases the bound org, by one of its admins. The next admin to sign in binds theirs. Leads and settings
 * stay with their org.
 */
export async function releaseOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
  await refuseIfConfigured(ctx);
  await inTransaction(ctx.database, async (tx) => {
    const released = await firstOf(
      tx.delete(orgBinding).where(eq(orgBinding.orgId, caller.orgId)).returning(),
    );
    if (!released) return;
    const change = { setting: "orgBinding", before: released.state, after: null };
    await recordSettingsChange(ctx, tx, { ...caller, changedAt: ctx.clock() }, change);
  });
  return showOrgBinding(ctx);
}
