import type { Org } from "../types.ts";

export function hasConsented(org: Org, userId: string, clientId: string, scopes: string[]): boolean {
  const row = org.db
    .prepare<[string, string], { scope: string }>(
      "SELECT scope FROM oauth_consent WHERE userId = ? AND clientId = ?",
    )
    .get(userId, clientId);
  if (!row) return false;
  const allowed = new Set(row.scope.split(" "));
  return scopes.every((scope) => allowed.has(scope));
}

export function saveConsent(org: Org, userId: string, clientId: string, scopes: string[]): void {
  org.db
    .prepare(
      "INSERT INTO oauth_consent (userId, clientId, scope) VALUES (?, ?, ?) ON CONFLICT (userId, clientId) DO UPDATE SET scope = excluded.scope",
    )
    .run(userId, clientId, scopes.join(" "));
}

/** Deletes all consents, so that every user is asked again. */
export function forgetConsents(org: Org): void {
  org.db.exec("DELETE FROM oauth_consent");
}
