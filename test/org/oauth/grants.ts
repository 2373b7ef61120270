import { statement } from "../storage/statement.ts";
import type { Org } from "../types.ts";
import type { OAuthClient } from "./oauthClient.ts";
import { hashSecret, randomSecret } from "./secrets.ts";

export interface Grant {
  grantId: string;
  clientId: string;
  userId: string;
  scope: string;
}

export interface LiveToken extends Grant {
  issuedAt: number;
  expiresAt: number;
}

interface AccessRow extends Grant {
  tokenHash: string;
  issuedAt: number;
  usedAt: number;
}

/** A new access token in Salesforce's format: the 15-character organization id, `!`, and a secret. */
export function issueAccessToken(org: Org, grantId: string): { accessToken: string; issuedAt: number } {
  const accessToken = `${org.id.slice(0, 15)}!AQ${randomSecret(69).replaceAll("-", ".")}`;
  const issuedAt = org.now().getTime();
  org.db
    .prepare("INSERT INTO oauth_access (tokenHash, grantId, issuedAt, usedAt) VALUES (?, ?, ?, ?)")
    .run(hashSecret(accessToken), grantId, issuedAt, issuedAt);
  return { accessToken, issuedAt };
}

/** Starts a grant. It gets a refresh token only with the scope `refresh_token`. */
export function startGrant(
  org: Org,
  client: OAuthClient,
  userId: string,
  scopes: string[],
): { grant: Grant; refreshToken: string | undefined } {
  const refreshToken = scopes.includes("refresh_token") ? newRefreshToken() : undefined;
  const grant = { grantId: randomSecret(12), clientId: client.clientId, userId, scope: scopes.join(" ") };
  org.db
    .prepare(
      "INSERT INTO oauth_grant (grantId, clientId, userId, scope, refreshHash, usedAt) VALUES (?, ?, ?, ?, ?, ?)",
    )
    .run(
      grant.grantId,
      grant.clientId,
      grant.userId,
      grant.scope,
      refreshToken ? hashSecret(refreshToken) : null,
      org.now().getTime(),
    );
  return { grant, refreshToken };
}

function newRefreshToken(): string {
  return `5Aep861${randomSecret(60)}`;
}

/**
 * The grant of a refresh token, and with rotation its successor. Using a replaced token ends the grant and
 * all its access tokens, and answers undefined as for an unknown one.
 */
export function useRefreshToken(
  org: Org,
  clientId: string,
  refreshToken: string,
): { grant: Grant; newRefreshToken: string | undefined } | undefined {
  const refreshHash = hashSecret(refreshToken);
  const now = org.now().getTime();
  const grant = org.db
    .prepare<[string, string], Grant & { usedAt: number }>(
      "SELECT grantId, clientId, userId, scope, usedAt FROM oauth_grant WHERE refreshHash = ? AND clientId = ? AND revoked = 0",
    )
    .get(refreshHash, clientId);
  if (!grant) {
    const spent = org.db
      .prepare<[string], { grantId: string }>("SELECT grantId FROM oauth_spent_refresh WHERE refreshHash = ?")
      .get(refreshHash);
    if (spent) revokeGrant(org, spent.grantId);
    return undefined;
  }
  const replacement = org.settings.refreshTokenRotation ? newRefreshToken() : undefined;
  org.db.transaction(() => {
    org.db
      .prepare("UPDATE oauth_grant SET usedAt = ?, refreshHash = ? WHERE grantId = ?")
      .run(now, replacement ? hashSecret(replacement) : refreshHash, grant.grantId);
    if (replacement) {
      org.db
        .prepare("INSERT INTO oauth_spent_refresh (refreshHash, grantId) VALUES (?, ?)")
        .run(refreshHash, grant.grantId);
    }
  })();
  return { grant, newRefreshToken: replacement };
}

const life = 2 * 60 * 60_000;

/** The valid access token with that text. It lives two hours from its last use, like a Salesforce session. */
export function findAccessToken(org: Org, accessToken: string): LiveToken | undefined {
  const row = statement<[string], AccessRow>(
    org.db,
    "SELECT a.tokenHash, a.issuedAt, a.usedAt, g.grantId, g.clientId, g.userId, g.scope FROM oauth_access a JOIN oauth_grant g ON g.grantId = a.grantId WHERE a.tokenHash = ? AND g.revoked = 0",
  ).get(hashSecret(accessToken));
  if (!row) return undefined;
  const now = org.now().getTime();
  const idle = now - row.usedAt;
  if (idle >= life) return undefined;
  // Salesforce extends a session only after half of its lifetime.
  const extended = idle >= life / 2;
  if (extended)
    org.db.prepare("UPDATE oauth_access SET usedAt = ? WHERE tokenHash = ?").run(now, row.tokenHash);
  const { grantId, clientId, userId, scope, issuedAt } = row;
  return { grantId, clientId, userId, scope, issuedAt, expiresAt: (extended ? now : row.usedAt) + life };
}

/** How many access tokens a user got since then, in milliseconds since 1970. */
export function countTokensSince(org: Org, userId: string, since: number): number {
  return (
    org.db
      .prepare<[string, number], { count: number }>(
        `SELECT count(*) AS count FROM oauth_access a JOIN oauth_grant g ON g.grantId = a.grantId
       WHERE g.userId = ? AND a.issuedAt > ?`,
      )
      .get(userId, since)?.count ?? 0
  );
}

/** The grant of a valid refresh token, without using the token. */
export function findRefreshToken(org: Org, refreshToken: string): Grant | undefined {
  return org.db
    .prepare<[string], Grant>(
      "SELECT grantId, clientId, userId, scope FROM oauth_grant WHERE refreshHash = ? AND revoked = 0",
    )
    .get(hashSecret(refreshToken));
}

export function revokeAccessToken(org: Org, accessToken: string): void {
  org.db.prepare("DELETE FROM oauth_access WHERE tokenHash = ?").run(hashSecret(accessToken));
}

/** Ends a grant with its refresh token and all its access tokens. */
export function revokeGrant(org: Org, grantId: string): void {
  org.db.transaction(() => {
    org.db.prepare("UPDATE oauth_grant SET revoked = 1, refreshHash = NULL WHERE grantId = ?").run(grantId);
    org.db.prepare("DELETE FROM oauth_access WHERE grantId = ?").run(grantId);
  })();
}

/** Ends all of a user's grants, as "Revoke" in OAuth Connected Apps Usage does. */
export function revokeUserTokens(org: Org, userId: string): void {
  const grants = org.db
    .prepare<[string], { grantId: string }>(
      "SELECT grantId FROM oauth_grant WHERE userId = ? AND revoked = 0",
    )
    .all(userId);
  for (const { grantId } of grants) revokeGrant(org, grantId);
}

/** Ends a user's access tokens but keeps their grants: the next call is a 401, a refresh works. */
export function expireAccessTokens(org: Org, userId: string): void {
  org.db
    .prepare("DELETE FROM oauth_access WHERE grantId IN (SELECT grantId FROM oauth_grant WHERE userId = ?)")
    .run(userId);
}
