import { and, eq } from "drizzle-orm";
import type { Caller } from "../../context.ts";
import type { DatabaseHandle } from "../../database/open.ts";
import { creations, type Creation } from "../../database/schema/contacts.ts";

/** The caller's creation under an Idempotency-Key. */
export function creationByKey(
  handle: DatabaseHandle,
  { orgId, userId }: Pick<Caller, "orgId" | "userId">,
  key: string,
): Creation | undefined {
  return handle
    .select()
    .from(creations)
    .where(and(eq(creations.orgId, orgId), eq(creations.userId, userId), eq(creations.idempotencyKey, key)))
    .get();
}
