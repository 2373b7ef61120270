import type { TokenVault } from "./tokenVault.ts";

/** How an Idempotency-Key is stored, and how it may have been under an older key of the vault. */
export type StoredKeys = [current: string, ...older: string[]];

/** Whose key it is: two users may send the same one. */
interface Owner {
  orgId: string;
  userId: string;
}

/**
 * Before a hash. With the space it is no client's own key (http/idempotencyHeaderSchema.ts); stored rows and
 * an index have it (database/schema/plainKeys.ts).
 */
const mark = "hmac1 ";

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/**
 * A UUID, which tells nothing, is stored as it is. Any other key may name somebody (`intro-by-vera@…`): only
 * a hash of it is stored, which tells nothing without TOKEN_KEYS.
 */
export const storedKeysOf = (vault: TokenVault, owner: Owner, key: string): StoredKeys =>
  uuid.test(key) ? [key] : hashedKeysOf(vault, owner, key);

export function hashedKeysOf(vault: TokenVault, { orgId, userId }: Owner, key: string): StoredKeys {
  const [current, ...older] = vault.hashesOf(JSON.stringify([orgId, userId, key]), "idempotency-key");
  return [mark + current, ...older.map((hash) => mark + hash)];
}
