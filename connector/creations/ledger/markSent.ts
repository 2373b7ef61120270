import { and, eq, inArray } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { inTransaction } from "../../database/inTransaction.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import { AppError } from "../../errors.ts";
import { event } from "../../log/event.ts";
import { idsOf } from "./idsOf.ts";
import { changesOf } from "../../database/database.ts";

/**
 * From `reserved` to `sent`, for all creations of a request, right before it is sent. Throws
 * `creation-in-progress` where one of them was settled meanwhile; then none may be sent. `sentAfter`:
 * Salesforce's clock at its last answer.
 */
export async function markSent(
  app: AppContext,
  claimed: readonly Creation[],
  sentAfter: Date | null,
): Promise<void> {
  const ids = claimed.map(({ id }) => id);
  await inTransaction(app.database, async (transaction) => {
    const changed = await transaction
      .update(creations)
      .set({ state: "sent", sentAt: app.clock().getTime(), sentAfter: sentAfter?.getTime() ?? null })
      .where(and(inArray(creations.id, ids), eq(creations.state, "reserved")));
    const [creationId] = ids;
    if (changesOf(changed) !== ids.length) {
      throw new AppError("creation-in-progress", { members: { creationId } });
    }
    for (const creation of claimed) await event(app, "creation.sent", idsOf(creation));
  });
}
