import { createHmac, createSecretKey, type KeyObject } from "node:crypto";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { erasureKey } from "../database/schema/privacy.ts";
import { randomSecret } from "../secrets/secrets.ts";
import { keyIdOf, type TokenVault } from "../secrets/tokenVault.ts";
import { refusal } from "../reasons/refusal.ts";
import type { Identity } from "./identities.ts";
import { firstOf } from "../database/firstOf.ts";

/** What binds the sealed key to its place (see TokenVault). */
export const erasureKeyPurpose = "erasure-key";

export interface Keyed {
  handle: DatabaseHandle;
  vault: TokenVault;
}

export function hashOf(key: KeyObject, orgId: string, { kind, value }: Identity): string {
  return createHmac("sha256", key)
    .update(JSON.stringify([orgId, kind, value]))
    .digest("base64url");
}

/** Null where nobody was ever erased. Throws `storage-unavailable` where no key of the vault opens it. */
export async function openKey({ handle, vault }: Keyed): Promise<KeyObject | null> {
  const sealed = (await firstOf(prepared(handle, keyQuery).execute()))?.sealed;
  if (sealed === undefined) return null;
  const secret = vault.tryToOpen(sealed, erasureKeyPurpose);
  // Nobody could tell who stays out.
  if (secret === null) throw refusal("erased-people-locked", { values: { key: keyIdOf(sealed) } });
  // A key that is taken out of its bytes for each hash takes six times as long.
  return createSecretKey(Buffer.from(secret, "base64url"));
}

export async function makeKey({ handle, vault }: Keyed): Promise<KeyObject> {
  const secret = randomSecret();
  await handle.insert(erasureKey).values({ id: 1, sealedKey: vault.seal(secret, erasureKeyPurpose) });
  return createSecretKey(Buffer.from(secret, "base64url"));
}

const keyQuery = (handle: DatabaseHandle) =>
  handle.select({ sealed: erasureKey.sealedKey }).from(erasureKey).prepare();
