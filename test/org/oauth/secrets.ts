import { createHash, createHmac, randomBytes, timingSafeEqual } from "node:crypto";

/** URL-safe random text of `bytes` random bytes. */
export function randomSecret(bytes: number): string {
  return randomBytes(bytes).toString("base64url");
}

/** The stored hash of a secret. */
export function hashSecret(secret: string): string {
  return createHash("sha256").update(secret).digest("base64url");
}

export function sameSecret(a: string, b: string): boolean {
  const left = Buffer.from(hashSecret(a));
  const right = Buffer.from(hashSecret(b));
  return timingSafeEqual(left, right);
}

/** The `signature` of a token answer: Base64(HMAC-SHA256(client secret, id + issued_at)). */
export function signIdentity(clientSecret: string, identityUrl: string, issuedAt: string): string {
  return createHmac("sha256", clientSecret)
    .update(identityUrl + issuedAt)
    .digest("base64");
}

/** The S256 challenge of a PKCE verifier (RFC 7636). */
export function challengeOf(verifier: string): string {
  return createHash("sha256").update(verifier).digest("base64url");
}
