import { eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import { policyOf, type AppError } from "../../errors.ts";
import { creationByKey } from "./creationByKey.ts";
import type { Digests } from "./digestOf.ts";
import { refusal } from "../../reasons/refusal.ts";
import type { StoredKeys } from "../../secrets/storedKeys.ts";

/** An Idempotency-Key and the request that it belongs to. */
export interface Idempotency {
  keys: StoredKeys;
  digests: Digests;
}

/**
 * The earlier creation under the key, whose answer is repeated. Null where there is none, or it failed in a
 * way that another try may fix. Throws `creation-in-progress` while another body runs under the key, and
 * `request-invalid` after it has run.
 */
export async function findReplay(
  ctx: RequestContext,
  { keys, digests }: Idempotency,
): Promise<Creation | null> {
  const known = await creationByKey(ctx.database, ctx.caller, keys);
  if (!known) return null;
  if (!digests.includes(known.requestDigest ?? "")) throw usedForAnother(known);
  if (known.state === "failed" && known.problem && !policyOf(known.problem).replayable) {
    await ctx.database.update(creations).set({ idempotencyKey: null }).where(eq(creations.id, known.id));
    return null;
  }
  return known;
}

function usedForAnother(known: Creation): AppError {
  if (runningStates.some((state) => state === known.state)) {
    return refusal("key-in-progress", { members: { creationId: known.id } });
  }
  return refusal("key-used", { field: "Idempotency-Key" });
}
