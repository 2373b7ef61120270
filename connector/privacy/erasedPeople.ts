import { randomUUID, type KeyObject, createHmac, createSecretKey } from "node:crypto";
import { and, countDistinct, eq, inArray, max, sql } from "drizzle-orm";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import { mapInTurns } from "../work/inTurns.ts";
import { type Identity, identitiesToLookFor, type Described } from "./identities.ts";
import { firstOf } from "../database/rows.ts";
import { keyIdOf, randomSecret, type TokenVault } from "../secrets.ts";
import { refusal } from "../reasons/refusal.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { LeadRecord } from "../leadFiles/leadRecord.ts";
import { addressesOfProfile, kindOfProfile } from "../matching/profileKinds.ts";
import { fullName } from "../matching/names/fullName.ts";

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
interface Remembered {
  /** Changes with each erasure that is added or lifted. */
  version: string;
  key: KeyObject;
  /** The erasures that have the hash. */
  byHash: ReadonlyMap<string, readonly string[]>;
  /** What kinds an erasure remembers. */
  kindsOf: ReadonlyMap<string, ReadonlySet<IdentityKind>>;
}

/** As it is now: that of before, where nothing has changed since. Null where nobody is remembered. */
async function readRemembered(
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

/** What binds the sealed key to its place (see TokenVault). */
export const erasureKeyPurpose = "erasure-key";

interface Keyed {
  handle: DatabaseHandle;
  vault: TokenVault;
}

function hashOf(key: KeyObject, orgId: string, { kind, value }: Identity): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([orgId, kind, value]))
    .digest("base64url");
}

/** Null where nobody was ever erased. Throws `storage-unavailable` where no key of the vault opens it. */
async function openKey({ handle, vault }: Keyed): Promise<KeyObject | null> {
  const sealed = (await firstOf(prepared(handle, keyQuery).execute()))?.sealed;
  if (sealed === undefined) return null;
  const secret = vault.tryToOpen(sealed, erasureKeyPurpose);
  // Nobody could tell who stays out.
  if (secret === null) throw refusal("erased-people-locked", { values: { key: keyIdOf(sealed) } });
  // A key that is taken out of its bytes for each hash takes six times as long.
  return createSecretKey(Buffer.from(secret, "base64url"));
}

async function makeKey({ handle, vault }: Keyed): Promise<KeyObject> {
  const secret = randomSecret();
  await handle.insert(erasureKey).values({ id: 1, sealedKey: vault.seal(secret, erasureKeyPurpose) });
  return createSecretKey(Buffer.from(secret, "base64url"));
}

const keyQuery = (handle: DatabaseHandle) =>
  handle.select({ sealed: erasureKey.sealedKey }).from(erasureKey).prepare();

/**
 * Seals the key of the hashes of erased people again with the vault's current key; the hashes stay. Throws,
 * naming the key, where a needed key is missing.
 */
export async function rotateErasureKey(database: Database, vault: TokenVault): Promise<void> {
  await inTransaction(database, async (tx) => {
    for (const { id, sealedKey } of await tx.select().from(erasureKey)) {
      const secret = vault.open(sealedKey, erasureKeyPurpose);
      await tx
        .update(erasureKey)
        .set({ sealedKey: vault.seal(secret, erasureKeyPurpose) })
        .where(eq(erasureKey.id, id));
    }
  });
}

/** Whether the configured keys open it. Imports fail where they do not. */
export async function opensErasureKey({
  database,
  vault,
}: {
  database: Database;
  vault: TokenVault;
}): Promise<boolean> {
  const keys = await database.select().from(erasureKey);
  return keys.every(({ sealedKey }) => vault.tryToOpen(sealedKey, erasureKeyPurpose) !== null);
}

type Row = Pick<
  LeadRow | LeadRecord,
  "firstName" | "lastName" | "sourceName" | "company" | "formerCompany" | "email"
> &
  Partial<Pick<LeadRecord, "otherEmails" | "otherProfiles">> &
  Partial<Pick<LeadRow, "earlierCompany">> & { profileUrls: readonly string[] };

/** Tells of a row whether it is a person who was erased on request. */
export type IsErased = (row: Row) => boolean;

/**
 * Makes the check that an import does with each row. The import calls the function anew for each step,
 * because a person may be erased between two. It throws if no key opens the hashes' key.
 */
export function createErasedCheck(
  app: { database: Database; vault: TokenVault },
  orgId: string,
): () => Promise<IsErased> {
  let remembered: Remembered | null = null;
  return async () => {
    const now = (remembered = await readRemembered(app, orgId, remembered));
    return now === null ? () => false : (row) => isKeptOut(now, orgId, describedOf(row));
  };
}

/**
 * By a profile or an e-mail address a row is kept out, whomever it names. By name with company it is, unless
 * it has another profile of a kind that is remembered: LinkedIn gives a person one of each.
 */
function isKeptOut({ key, byHash, kindsOf }: Remembered, orgId: string, row: Described): boolean {
  const erasuresOf = (identity: Identity) => byHash.get(hashOf(key, orgId, identity)) ?? [];
  const isKnown = (identity: Identity) => erasuresOf(identity).length > 0;
  const identities = identitiesToLookFor(row);
  const [named, reached] = [identities.filter(isName), identities.filter((each) => !isName(each))];
  if (reached.some(isKnown)) return true;
  const kinds = row.profileUrls.flatMap(addressesOfProfile).map(kindOfProfile);
  return named.flatMap(erasuresOf).some((id) => !kinds.some((kind) => kindsOf.get(id)?.has(kind)));
}

const isName = ({ kind }: Identity): boolean => kind === "name";

/** What a lead or a row of a file says of whose it is. */
export function describedOf(row: Row): Described {
  return {
    profileUrls: [...row.profileUrls, ...(row.otherProfiles ?? [])],
    emails: [...(row.email === null ? [] : [row.email]), ...(row.otherEmails ?? [])],
    names: [fullName(row), row.sourceName],
    companies: [row.company, row.formerCompany, row.earlierCompany],
  };
}
