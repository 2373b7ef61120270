import type { Org } from "../types.ts";
import { hashSecret, randomSecret } from "./secrets.ts";

/** Lifetime of an authorization code, as Salesforce documents. */
const codeMinutes = 15;

export interface AuthorizationCode {
  clientId: string;
  userId: string;
  scope: string;
  redirectUri: string;
  /** The S256 challenge for the code's verifier; null where none was sent. */
  challenge: string | null;
  nonce: string | null;
  /** Milliseconds since 1970 at which the user logged in. */
  authenticatedAt: number;
}

export function issueCode(org: Org, code: AuthorizationCode): string {
  const text = `aPrx${randomSecret(48)}==`;
  org.db
    .prepare(
      `INSERT INTO oauth_code (codeHash, clientId, userId, scope, redirectUri, challenge, nonce, authenticatedAt, expiresAt)
       VALUES (@codeHash, @clientId, @userId, @scope, @redirectUri, @challenge, @nonce, @authenticatedAt, @expiresAt)`,
    )
    .run({ ...code, codeHash: hashSecret(text), expiresAt: org.now().getTime() + codeMinutes * 60_000 });
  return text;
}

/** Takes a code, which works once: "expired" for a used or old one, undefined for an unknown one. */
export function takeCode(org: Org, text: string): AuthorizationCode | "expired" | undefined {
  const codeHash = hashSecret(text);
  const row = org.db
    .prepare<[string], AuthorizationCode & { used: number; expiresAt: number }>(
      "SELECT * FROM oauth_code WHERE codeHash = ?",
    )
    .get(codeHash);
  if (!row) return undefined;
  const taken = org.db
    .prepare("UPDATE oauth_code SET used = 1 WHERE codeHash = ? AND used = 0 AND expiresAt > ?")
    .run(codeHash, org.now().getTime());
  return taken.changes === 1 ? row : "expired";
}
