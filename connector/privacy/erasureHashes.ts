import { and, eq, sql } from "drizzle-orm";
import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { erasedPeople, erasureKey, type IdentityKind } from "../database/schema/privacy.ts";
import { randomSecret } from "../secrets/secrets.ts";
import { keyIdOf, type TokenVault } from "../secrets/tokenVault.ts";
import { refusal } from "../reasons/refusal.ts";
import { placeOf, type Identity } from "./identities.ts";

/** What binds the sealed key to its place (see TokenVault). */
export const erasureKeyPurpose = "erasure-key";

export interface Keyed {
  handle: DatabaseHandle;
  vault: TokenVault;
}

/** A remembered hash: what its value means there, and of which erasure. */
export interface RememberedHash {
  hash: string;
  kind: IdentityKind;
  erasureId: string;
}

/** The hash of an identity's value, whatever kind it is of: one look-up tells the kinds. */
export function hashOf(key: KeyObject, orgId: string, identity: Identity): string {
  const [place, value] = placeOf(identity);
  return createHmac("sha256", key)
    .update(JSON.stringify([orgId, place, value]))
    .digest("base64url");
}

/** Those that are remembered, in one query. */
export const findHashes = (
  handle: DatabaseHandle,
  orgId: string,
  hashes: Iterable<string>,
): Promise<RememberedHash[]> =>
  prepared(handle, byHashes).all({ orgId, hashes: JSON.stringify([...hashes]) });

/** Null where nobody was ever erased. Throws `storage-unavailable` where no key of the vault opens it. */
export async function openKey({ handle, vault }: Keyed): Promise<KeyObject | null> {
  const sealed = await sealedKey(handle);
  return sealed === undefined ? null : openSealed(vault, sealed);
}

export const sealedKey = async (handle: DatabaseHandle): Promise<string | undefined> =>
  (await prepared(handle, keyQuery).get())?.sealed;

/** A key that is taken out of its bytes for each hash takes six times as long. */
export function openSealed(vault: TokenVault, sealed: string): KeyObject {
  const secret = vault.tryToOpen(sealed, erasureKeyPurpose);
  // Nobody could tell who stays out.
  if (secret === null) throw refusal("erased-people-locked", { values: { key: keyIdOf(sealed) } });
  return createSecretKey(Buffer.from(secret, "base64url"));
}

export async function makeKey({ handle, vault }: Keyed): Promise<KeyObject> {
  const secret = randomSecret();
  await handle
    .insert(erasureKey)
    .values({ id: 1, sealedKey: vault.seal(secret, erasureKeyPurpose) })
    .run();
  return createSecretKey(Buffer.from(secret, "base64url"));
}

const keyQuery = (handle: DatabaseHandle) =>
  handle.select({ sealed: erasureKey.sealedKey }).from(erasureKey).prepare();

const byHashes = (handle: DatabaseHandle) =>
  handle
    .select({ hash: erasedPeople.hash, kind: erasedPeople.kind, erasureId: erasedPeople.erasureId })
    .from(erasedPeople)
    .where(
      and(
        eq(erasedPeople.orgId, sql.placeholder("orgId")),
        sql`${erasedPeople.hash} in (select value from json_each(${sql.placeholder("hashes")}))`,
      ),
    )
    .prepare();
