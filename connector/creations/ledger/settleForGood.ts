import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";

/** Looks no more for the contact of a creation that counts as failed, and forgets what that needed. */
export async function settleForGood(
  { database }: Pick<AppContext, "database">,
  { id }: Pick<Creation, "id">,
): Promise<void> {
  await database
    .update(creations)
    .set({ checkAt: null, contact: null })
    .where(and(eq(creations.id, id), eq(creations.state, "failed")));
}
