import { createHash } from "node:crypto";
import { and, desc, eq, or, inArray } from "drizzle-orm";
import type { RequestContext, Caller } from "../../context.ts";
import { creations, type Creation, runningStates } from "../../database/schema/contacts.ts";
import { refusal } from "../../reasons/refusal.ts";
import { toId18 } from "../../salesforce/recordId.ts";
import { firstOf } from "../../database/rows.ts";
import { policyOf, type AppError } from "../../errors.ts";
import type { StoredKeys, TokenVault } from "../../secrets.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { eachLongInTurns } from "../../work/inTurns.ts";

/**
 * The caller's own creation, by its id or its contact's. Throws `not-found`, also for creations of others.
 */
export async function findCreation(ctx: RequestContext, id: string): Promise<Creation> {
  const { orgId, userId } = ctx.caller;
  const creation = await firstOf(
    ctx.database
      .select()
      .from(creations)
      .where(
        and(
          eq(creations.orgId, orgId),
          eq(creations.userId, userId),
          or(eq(creations.id, id), eq(creations.contactId, toId18(id) ?? id)),
        ),
      )
      .orderBy(desc(creations.createdAt)),
  );
  if (!creation) throw refusal("no-such-creation");
  return creation;
}

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

/** How a request is stored by which a retry is told, and how it may have been before. */
export type Digests = [current: string, ...older: string[]];

/**
 * Hashes of a request's body under the vault's keys, whatever the order of its members: what somebody guesses
 * to have been in it is not found without TOKEN_KEYS. Last the SHA-256 that earlier versions stored.
 */
export async function digestsOf(vault: TokenVault, body: object): Promise<Digests> {
  const members: [string, string][] = [];
  for (const [name, member] of membersOf(body))
    members.push([name, Array.isArray(member) ? await canonicalList(member) : canonical(member)]);
  const text = written(members);
  const plain = createHash("sha256").update(text).digest("hex");
  return [...vault.hashesOf(text, "request-digest"), plain];
}

/** A batch has ten thousand rows. */
async function canonicalList(items: unknown[]): Promise<string> {
  const all: string[] = [];
  await eachLongInTurns(items, (item) => void all.push(canonical(item)));
  return `[${all.join(",")}]`;
}

function canonical(value: unknown): string {
  if (Array.isArray(value)) return `[${value.map(canonical).join(",")}]`;
  if (typeof value !== "object" || value === null) return JSON.stringify(value) ?? "null";
  return written(membersOf(value).map(([name, member]) => [name, canonical(member)]));
}

const membersOf = (value: object): [string, unknown][] =>
  Object.entries(value)
    .filter(([, member]) => member !== undefined)
    .sort(([one], [other]) => (one < other ? -1 : 1));

const written = (members: [string, string][]): string =>
  `{${members.map(([name, member]) => `${JSON.stringify(name)}:${member}`).join(",")}}`;
