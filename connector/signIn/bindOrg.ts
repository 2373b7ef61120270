import { and, eq } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { orgBinding } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { readOrgBinding } from "./orgBinding.ts";
import { requireAdmin } from "./requireAdmin.ts";
import { showOrgBinding, type ShownOrgBinding } from "./showOrgBinding.ts";

/**
 * At a sign-in: where no org is bound, an admin's becomes the proposed one and anybody else's is refused.
 * Runs inside the sign-in's transaction, so that of two first sign-ins one binds. Throws `not-admin`.
 */
export function proposeOrg(
  app: AppContext,
  tx: DatabaseHandle,
  user: { orgId: string; userId: string; username: string; isAdmin: boolean },
): void {
  if (app.config.salesforce.orgId || tx.select().from(orgBinding).get()) return;
  if (!user.isAdmin) {
    throw refusal("org-not-bound");
  }
  const now = app.clock();
  tx.insert(orgBinding)
    .values({
      id: 1,
      orgId: user.orgId,
      state: "proposed",
      boundAt: now,
      boundByUserId: user.userId,
      boundByUsername: user.username,
    })
    .run();
  recordSettingsChange(
    tx,
    { ...user, changedAt: now },
    { setting: "orgBinding", before: null, after: "proposed" },
  );
}

/**
 * An admin says on the admin page that the proposed org is the right one. Confirming twice is the same as
 * once.
 */
export async function confirmOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
  refuseIfConfigured(ctx);
  inTransaction(ctx.database, (tx) => {
    const { changes } = tx
      .update(orgBinding)
      .set({ state: "confirmed" })
      .where(and(eq(orgBinding.orgId, caller.orgId), eq(orgBinding.state, "proposed")))
      .run();
    if (changes === 0) return;
    const change = { setting: "orgBinding", before: "proposed", after: "confirmed" };
    recordSettingsChange(tx, { ...caller, changedAt: ctx.clock() }, change);
  });
  return showOrgBinding(ctx);
}

/**
 * An admin of the bound org lets it go: the next admin to sign in binds theirs. Leads and settings stay with
 * the org they belong to.
 */
export async function releaseOrg(ctx: RequestContext): Promise<ShownOrgBinding> {
  const { caller } = ctx;
  await requireAdmin(ctx);
  refuseIfConfigured(ctx);
  inTransaction(ctx.database, (tx) => {
    const released = tx.delete(orgBinding).where(eq(orgBinding.orgId, caller.orgId)).returning().get();
    if (!released) return;
    const change = { setting: "orgBinding", before: released.state, after: null };
    recordSettingsChange(tx, { ...caller, changedAt: ctx.clock() }, change);
  });
  return showOrgBinding(ctx);
}

function refuseIfConfigured(ctx: RequestContext): void {
  if (readOrgBinding(ctx)?.state !== "configured") return;
  throw refusal("org-bound-by-configuration");
}
