import { createHash } from "node:crypto";
import { calculateJwkThumbprint, exportJWK, generateKeyPair, importJWK, type JWK, SignJWT } from "jose";
import type { Org, OrgDirectory } from "../types.ts";
import { loginOrigin } from "./identityUrl.ts";

/** Seconds an id_token is valid, as Salesforce's default. */
const idTokenSeconds = 120;

interface IdTokenInput {
  /** The user's identity URL. */
  subject: string;
  audience: string;
  accessToken: string;
  /** Milliseconds since 1970. */
  issuedAt: number;
  authenticatedAt: number;
  nonce: string | null;
}

function signingOrg(directory: OrgDirectory): Org {
  const first = directory.entries[0];
  if (!first) throw new Error("no org is served");
  return first.org;
}

/** The login host's signing key, made on first use and kept with the org. */
async function signingKey(org: Org): Promise<{ kid: string; privateJwk: JWK }> {
  const select = org.db.prepare<[], { kid: string; privateJwk: string }>("SELECT * FROM oauth_key LIMIT 1");
  let row = select.get();
  if (!row) {
    const { privateKey } = await generateKeyPair("RS256", { extractable: true });
    const jwk = await exportJWK(privateKey);
    const kid = await calculateJwkThumbprint(jwk);
    // Two first sign-ins at once may both create a key; the first one stays.
    row = select.get() ?? { kid, privateJwk: JSON.stringify(jwk) };
    org.db.prepare("INSERT OR IGNORE INTO oauth_key (kid, privateJwk) VALUES (@kid, @privateJwk)").run(row);
  }
  return { kid: row.kid, privateJwk: JSON.parse(row.privateJwk) as JWK };
}

export async function signIdToken(directory: OrgDirectory, input: IdTokenInput): Promise<string> {
  const { kid, privateJwk } = await signingKey(signingOrg(directory));
  const seconds = Math.floor(input.issuedAt / 1000);
  const tokenHash = createHash("sha256").update(input.accessToken).digest().subarray(0, 16);
  return new SignJWT({
    at_hash: tokenHash.toString("base64url"),
    auth_time: Math.floor(input.authenticatedAt / 1000),
    ...(input.nonce === null ? {} : { nonce: input.nonce }),
  })
    .setProtectedHeader({ alg: "RS256", typ: "JWT", kid })
    .setIssuer(loginOrigin(directory))
    .setSubject(input.subject)
    .setAudience(input.audience)
    .setIssuedAt(seconds)
    .setExpirationTime(seconds + idTokenSeconds)
    .sign(await importJWK(privateJwk, "RS256"));
}

/** The keys that id_tokens are verified with (GET /id/keys). */
export async function publishedKeys(directory: OrgDirectory): Promise<{ keys: JWK[] }> {
  const { kid, privateJwk } = await signingKey(signingOrg(directory));
  const { kty, n, e } = privateJwk;
  return { keys: [{ kty, n, e, kid, alg: "RS256", use: "sig" }] };
}
