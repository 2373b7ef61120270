import { and, eq, inArray } from "drizzle-orm";
import type { Caller } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";
import type { StoredKeys } from "../../secrets/storedKeys.ts";
import { firstOf } from "../../database/firstOf.ts";

/** The caller's creation under an Idempotency-Key. */
export async function creationByKey(
  handle: DatabaseHandle,
  { orgId, userId }: Pick<Caller, "orgId" | "userId">,
  keys: StoredKeys,
): Promise<Creation | undefined> {
  return await firstOf(
    handle
      .select()
      .from(creations)
      .where(
        and(
          eq(creations.orgId, orgId),
          eq(creations.userId, userId),
          inArray(creations.idempotencyKey, keys),
        ),
      ),
  );
}
