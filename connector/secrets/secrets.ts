import { createHash, randomBytes, timingSafeEqual } from "node:crypto";
import type { TokenVault } from "./tokenVault.ts";

/** 256 random bits, base64url: 43 characters. Also a PKCE verifier. */
export function randomSecret(): string {
  return randomBytes(32).toString("base64url");
}

/**
 * The hash that is stored instead of a secret. Our secrets are random, so that they need no salt and no slow
 * hash.
 */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

/** PKCE's S256: base64url of the SHA-256 of the verifier. */
export function challengeOf(verifier: string): string {
  return hashSecret(verifier);
}

/** Compares in the same time whatever differs. */
export function isSameSecret(one: string, other: string): boolean {
  return timingSafeEqual(Buffer.from(hashSecret(one)), Buffer.from(hashSecret(other)));
}

/** How a text is stored, and how it may have been under an older key of the vault. */
export type StoredKeys = [current: string, ...older: string[]];

/** Whose key it is: two users may send the same one. */
interface Owner {
  orgId: string;
  userId: string;
}

/** Before a hash. With the space it is no client's own key (http/schemas.ts). */
const mark = "hmac1 ";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A UUID, which tells nothing, is stored as it is. Any other key may name somebody (`intro-by-vera@…`): only
 * a hash of it is stored, which tells nothing without TOKEN_KEYS.
 */
export const storedKeysOf = (vault: TokenVault, owner: Owner, key: string): StoredKeys =>
  uuid.test(key) ? [key] : hashedKeysOf(vault, owner, key);

const hashedKeysOf = (vault: TokenVault, owner: Owner, key: string): StoredKeys =>
  hashesOf(vault, owner, key, "idempotency-key");

/** How the shape of a lead file (leadFiles/findHeader.ts) is stored: by itself, names could be tried for it. */
export const hashedShapesOf = (vault: TokenVault, owner: Owner, shape: string): StoredKeys =>
  hashesOf(vault, owner, shape, "file-shape");

function hashesOf(vault: TokenVault, owner: Owner, text: string, purpose: string): StoredKeys {
  const { orgId, userId } = owner;
  const [current, ...older] = vault.hashesOf(JSON.stringify([orgId, userId, text]), purpose);
  return [mark + current, ...older.map((hash) => mark + hash)];
}
