import { and, countDistinct, eq, inArray, max, sql } from "drizzle-orm";
import { randomUUID, type KeyObject } from "node:crypto";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import { hashOf, makeKey, openKey, type Keyed } from "./erasureHashes.ts";
import { mapInTurns } from "../inTurns.ts";
import type { Identity } from "./identities.ts";
import { firstOf } from "../database/firstOf.ts";

/**
 * Remembers an erased person by keyed hashes, so that no import brings them back, and gives the erasure's
 * id: that of the erasure before, where that has one of the profiles, or all of these.
 */
export async function rememberErased(
  { handle, vault }: Keyed,
  orgId: string,
  { who, now }: { who: readonly Identity[]; now: Date },
): Promise<string> {
  const key = (await openKey({ handle, vault })) ?? (await makeKey({ handle, vault }));
  const profiles = who.filter(({ kind }) => kind.endsWith("Profile"));
  const [known] = await erasuresOf({ handle, vault }, orgId, profiles);
  const erasureId = known ?? (await erasureOfAll({ handle, vault }, orgId, who)) ?? randomUUID();
  for (const identity of who)
    await handle
      .insert(erasedPeople)
      .values({ orgId, hash: hashOf(key, orgId, identity), kind: identity.kind, erasureId, erasedAt: now })
      .onConflictDoNothing();
  return erasureId;
}

async function erasureOfAll(
  keyed: Keyed,
  orgId: string,
  who: readonly Identity[],
): Promise<string | undefined> {
  const found = await mapInTurns(who, (each) => erasuresOf(keyed, orgId, [each]));
  return found[0]?.find((id) => found.every((ids) => ids.includes(id)));
}

/** The erasures of those who are remembered by any of these. */
export async function erasuresOf(
  { handle, vault }: Keyed,
  orgId: string,
  who: readonly Identity[],
): Promise<string[]> {
  const key = await openKey({ handle, vault });
  if (key === null) return [];
  const hashes = who.map((identity) => hashOf(key, orgId, identity));
  const found = await handle
    .select({ id: erasedPeople.erasureId })
    .from(erasedPeople)
    .where(and(eq(erasedPeople.orgId, orgId), inArray(erasedPeople.hash, hashes)));
  return [...new Set(found.map(({ id }) => id))];
}

/** Lets those be imported again whom these erasures keep out. */
export async function liftErased(handle: DatabaseHandle, erasureIds: string[]): Promise<void> {
  await handle.delete(erasedPeople).where(inArray(erasedPeople.erasureId, erasureIds));
}

/** Forgets everybody who was erased, and the key: the only way on where the key that opens it is lost. */
export async function forgetAllErased(handle: DatabaseHandle): Promise<void> {
  await handle.delete(erasedPeople);
  await handle.delete(erasureKey);
}

/** How many erasures keep somebody out, of an org or of all. */
export async function countErased(handle: DatabaseHandle, orgId?: string): Promise<number> {
  const found = await firstOf(
    handle
      .select({ count: countDistinct(erasedPeople.erasureId) })
      .from(erasedPeople)
      .where(orgId === undefined ? undefined : eq(erasedPeople.orgId, orgId)),
  );
  return found?.count ?? 0;
}

/** What an org remembers, in memory: some hundred bytes for each hash, of which a person has about five. */
export interface Remembered {
  /** Changes with each erasure that is added or lifted. */
  version: string;
  key: KeyObject;
  /** The erasures that have the hash. */
  byHash: ReadonlyMap<string, readonly string[]>;
  /** What kinds an erasure remembers. */
  kindsOf: ReadonlyMap<string, ReadonlySet<IdentityKind>>;
}

/** As it is now: that of before, where nothing has changed since. Null where nobody is remembered. */
export async function readRemembered(
  { database, vault }: { database: Database; vault: Keyed["vault"] },
  orgId: string,
  before: Remembered | null,
): Promise<Remembered | null> {
  const newest = await firstOf(prepared(database, newestOf).execute({ orgId }));
  if (newest?.number == null) return null;
  const version = JSON.stringify([newest.number, await countErased(database, orgId)]);
  if (before?.version === version) return before;
  const key = await openKey({ handle: database, vault });
  if (key === null) return null;
  const byHash = new Map<string, string[]>();
  const kindsOf = new Map<string, Set<IdentityKind>>();
  for (const { hash, kind, erasureId } of await prepared(database, allOf).execute({ orgId })) {
    byHash.set(hash, [...(byHash.get(hash) ?? []), erasureId]);
    kindsOf.set(erasureId, (kindsOf.get(erasureId) ?? new Set()).add(kind));
  }
  return { version, key, byHash, kindsOf };
}

const newestOf = (handle: DatabaseHandle) =>
  handle
    .select({ number: max(erasedPeople.number) })
    .from(erasedPeople)
    .where(eq(erasedPeople.orgId, sql.placeholder("orgId")))
    .prepare();

const allOf = (handle: DatabaseHandle) =>
  handle
    .select({ hash: erasedPeople.hash, kind: erasedPeople.kind, erasureId: erasedPeople.erasureId })
    .from(erasedPeople)
    .where(eq(erasedPeople.orgId, sql.placeholder("orgId")))
    .prepare();
