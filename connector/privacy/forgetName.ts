import { eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { columnChoices } from "../database/schema/leads.ts";
import { orgBinding, signInRefusals, users } from "../database/schema/sessions.ts";
import { settingsChanges } from "../database/schema/settings.ts";

/**
 * Puts a user's Salesforce id in the place of their name, wherever it is kept, and forgets their address and
 * choices.
 */
export async function forgetName(tx: DatabaseHandle, userId: string): Promise<void> {
  await tx.delete(signInRefusals).where(eq(signInRefusals.userId, userId));
  await tx.delete(columnChoices).where(eq(columnChoices.userId, userId));
  const nobody = { timeZone: null, permissionSets: null, isAdmin: false };
  await tx
    .update(users)
    .set({ username: userId, displayName: userId, ...nobody })
    .where(eq(users.id, userId));
  await tx.update(settingsChanges).set({ username: userId }).where(eq(settingsChanges.userId, userId));
  await tx.update(orgBinding).set({ boundByUsername: userId }).where(eq(orgBinding.boundByUserId, userId));
}
