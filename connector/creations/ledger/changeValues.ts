import { and, eq } from "drizzle-orm";
import type { AppContext } from "../../context.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";

/**
 * Stores what is sent after all, where the org has changed since the first check. Nothing was created yet.
 */
export function changeValues(
  app: AppContext,
  creation: Creation,
  values: Pick<Creation, "contact" | "externalId">,
): Creation {
  app.database
    .update(creations)
    .set(values)
    .where(and(eq(creations.id, creation.id), eq(creations.state, "sent")))
    .run();
  return { ...creation, ...values };
}
