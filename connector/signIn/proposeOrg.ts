import type { AppContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { orgBinding } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";
import type { PackageAccess } from "../salesforce/readPackageAccess.ts";
import { recordSettingsChange } from "../audit/recordSettingsChange.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Binds the org at a sign-in where none is bound: an admin's org becomes the proposed one, and anybody else
 * is refused. Runs in the sign-in's transaction, so that only one of two first sign-ins binds. Throws
 * `not-admin`, or why the package did not say whether the user is an admin.
 */
export async function proposeOrg(
  app: AppContext,
  tx: DatabaseHandle,
  user: { orgId: string; userId: string; username: string; isAdmin: boolean },
  access: PackageAccess,
): Promise<void> {
  if (app.config.salesforce.orgId || (await firstOf(tx.select().from(orgBinding)))) return;
  if (!user.isAdmin) {
    throw access.isAdmin === null ? access.obstacle : refusal("org-not-bound");
  }
  const now = app.clock();
  await tx.insert(orgBinding).values({
    id: 1,
    orgId: user.orgId,
    state: "proposed",
    boundAt: now,
    boundByUserId: user.userId,
    boundByUsername: user.username,
  });
  await recordSettingsChange(
    app,
    tx,
    { ...user, changedAt: now },
    { setting: "orgBinding", before: null, after: "proposed" },
  );
}
