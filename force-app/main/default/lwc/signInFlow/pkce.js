/**
 * Proof key for the leg between the panel and the connector (RFC 7636, S256): whoever holds a sign-in link
 * without the verifier gets no session from it.
 */
const VERIFIER_BYTES = 32;

/** A new code verifier: 43 base64url characters from 32 random bytes. */
export function createVerifier() {
  return base64Url(crypto.getRandomValues(new Uint8Array(VERIFIER_BYTES)));
}

/** The S256 challenge of a verifier: 43 base64url characters. */
export async function challengeOf(verifier) {
  const digest = await crypto.subtle.digest("SHA-256", new TextEncoder().encode(verifier));
  return base64Url(new Uint8Array(digest));
}

function base64Url(bytes) {
  return btoa(String.fromCharCode(...bytes))
    .replaceAll("+", "-")
    .replaceAll("/", "_")
    .replaceAll("=", "");
}
