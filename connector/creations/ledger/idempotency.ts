import { and, eq } from "drizzle-orm";
import { createHash } from "node:crypto";
import type { RequestContext } from "../../context.ts";
import { creations, runningStates, type Creation } from "../../database/schema/contacts.ts";
import { policyOf, type AppError } from "../../errors.ts";
import { refusal } from "../../reasons/refusal.ts";

/** A request's Idempotency-Key with what it was used for. */
export interface Idempotency {
  key: string;
  digest: string;
}

/** SHA-256 of a request's body, whatever the order of its members. */
export function digestOf(body: unknown): string {
  return createHash("sha256").update(canonical(body)).digest("hex");
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  const members = Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1))
    .map(([name, member]) => `${JSON.stringify(name)}:${canonical(member)}`);
  return `{${members.join(",")}}`;
}

/**
 * The caller's creation under that Idempotency-Key, whose answer is to be given again; null where there is none, or where it failed
 * in a way that trying again may mend. Throws `creation-in-progress` while another body runs under the key, and
 * `request-invalid` where one has run.
 */
export function findReplay(ctx: RequestContext, { key, digest }: Idempotency): Creation | null {
  const { orgId, userId } = ctx.caller;
  const known = ctx.database
    .select()
    .from(creations)
    .where(and(eq(creations.orgId, orgId), eq(creations.userId, userId), eq(creations.idempotencyKey, key)))
    .get();
  if (!known) return null;
  if (known.requestDigest !== digest) throw usedForAnother(known);
  if (known.state === "failed" && known.problem && !policyOf(known.problem).replayable) {
    ctx.database.update(creations).set({ idempotencyKey: null }).where(eq(creations.id, known.id)).run();
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
