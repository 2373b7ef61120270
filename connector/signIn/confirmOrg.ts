import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import { orgBinding } from "../database/schema/sessions.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { refuseIfConfigured } from "./refuseIfConfigured.ts";
import { requireAdmin } from "./requireAdmin.ts";
import { showOrgBinding, type ShownOrgBinding } from "./showOrgBinding.ts";
import { changesOf } from "../database/database.ts";

/** Confirms the proposed org, by an admin on the admin page. May be repeated. */
export async function confirmOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
  await refuseIfConfigured(ctx);
  await inTransaction(ctx.database, async (tx) => {
    const changes = changesOf(
      await tx
        .update(orgBinding)
        .set({ state: "confirmed" })
        .where(and(eq(orgBinding.orgId, caller.orgId), eq(orgBinding.state, "proposed"))),
    );
    if (changes === 0) return;
    const change = { setting: "orgBinding", before: "proposed", after: "confirmed" };
    await recordSettingsChange(ctx, tx, { ...caller, changedAt: ctx.clock() }, change);
  });
  return showOrgBinding(ctx);
}
