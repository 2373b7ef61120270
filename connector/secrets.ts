import {
  createCipheriv,
  createDecipheriv,
  createHash,
  createHmac,
  createSecretKey,
  hkdfSync,
  randomBytes,
  timingSafeEqual,
} from "node:crypto";

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

/** Seals secrets for the database: AES-256-GCM, under keys with ids so that they can be rotated. */
export interface TokenVault {
  /** `purpose` binds the sealed text to its place: moved to another row, it does not open. */
  seal(secret: string, purpose: string): string;
  /** Throws where the key is gone, or the text was tampered with or moved. */
  open(sealed: string, purpose: string): string;
  /** Null there. */
  tryToOpen(sealed: string, purpose: string): string | null;
  /**
   * HMAC-SHA256 of a text in base64url: under the current key first, by which it is kept, then under each
   * older one, by which it may have been kept. Each is that of its purpose alone.
   */
  hashesOf(text: string, purpose: string): [current: string, ...older: string[]];
  /** Id of the key that seals now. */
  readonly currentKeyId: string;
}

const algorithm = "aes-256-gcm";

/** The id of the key that a sealed text needs. */
export function keyIdOf(sealed: string): string {
  return sealed.slice(0, Math.max(0, sealed.indexOf(".")));
}

/**
 * The first key seals, all open. A sealed text is `keyId.nonce.tag.ciphertext`, each part but the first in
 * base64url.
 */
export function createTokenVault(keys: ReadonlyMap<string, Buffer>): TokenVault {
  const [current] = keys;
  if (!current) throw new Error("the token vault needs a key");
  const [currentKeyId, currentKey] = current;
  // Node takes five times as long to open with the bytes of a key, and each request to Salesforce opens two.
  const opening = new Map([...keys].map(([id, key]) => [id, createSecretKey(key)]));
  const hashOf = (text: string, purpose: string, key: Buffer) =>
    createHmac("sha256", Buffer.from(hkdfSync("sha256", key, "", purpose, 32)))
      .update(text)
      .digest("base64url");
  const vault: TokenVault = {
    currentKeyId,
    seal(secret, purpose) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv(algorithm, currentKey, nonce).setAAD(Buffer.from(purpose));
      const ciphertext = Buffer.concat([cipher.update(secret, "utf8"), cipher.final()]);
      const parts = [nonce, cipher.getAuthTag(), ciphertext].map((part) => part.toString("base64url"));
      return [currentKeyId, ...parts].join(".");
    },
    open(sealed, purpose) {
      const [keyId = "", ...rest] = sealed.split(".");
      const [nonce, tag, ciphertext] = rest.map((part) => Buffer.from(part, "base64url"));
      const key = opening.get(keyId);
      if (!key)
        throw new Error(`TOKEN_KEYS no longer holds key ${keyId}, which a stored token was sealed with`);
      if (!nonce || !tag || !ciphertext) throw new Error("a stored token is damaged");
      const decipher = createDecipheriv(algorithm, key, nonce, { authTagLength: 16 })
        .setAAD(Buffer.from(purpose))
        .setAuthTag(tag);
      return Buffer.concat([decipher.update(ciphertext), decipher.final()]).toString("utf8");
    },
    tryToOpen(sealed, purpose) {
      try {
        return vault.open(sealed, purpose);
      } catch {
        return null;
      }
    },
    hashesOf(text, purpose) {
      const [, ...older] = keys.values();
      return [hashOf(text, purpose, currentKey), ...older.map((key) => hashOf(text, purpose, key))];
    },
  };
  return vault;
}
