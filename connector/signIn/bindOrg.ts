import { and, eq } from "drizzle-orm";
import type { AppContext, RequestContext } from "../context.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { orgBinding } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";
import type { PackageAccess } from "../salesforce/readPackageAccess.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { readOrgBinding } from "./orgBinding.ts";
import { requireAdmin } from "./requireAdmin.ts";
import { showOrgBinding, type ShownOrgBinding } from "./showOrgBinding.ts";

/**
 * Binds the org at a sign-in where none is bound: an admin's org becomes the proposed one, and anybody else
 * is refused. Runs in the sign-in's transaction, so that only one of two first sign-ins binds. Throws
 * `not-admin`, or why the package did not say whether the user is an admin.
 */
export function proposeOrg(
  app: AppContext,
  tx: DatabaseHandle,
  user: { orgId: string; userId: string; username: string; isAdmin: boolean },
  access: PackageAccess,
): void {
  if (app.config.salesforce.orgId || tx.select().from(orgBinding).get()) return;
  if (!user.isAdmin) {
    throw access.isAdmin === null ? access.obstacle : refusal("org-not-bound");
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

/** Confirms the proposed org, by an admin on the admin page. May be repeated. */
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
 * Releases the bound org, by one of its admins. The next admin to sign in binds theirs. Leads and settings
 * stay with their org.
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
