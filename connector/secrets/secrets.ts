import { createHash, randomBytes, timingSafeEqual } from "node:crypto";

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
