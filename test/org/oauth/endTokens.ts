import type { Org } from "../types.ts";
import { expireAccessTokens, revokeUserTokens } from "./grants.ts";
import { findLoginByUsername } from "./logins.ts";

/** Ends the user's access tokens but keeps their grants: the next call is a 401, a refresh works. */
export function endAccessTokens(org: Org, username: string): void {
  expireAccessTokens(org, userIdOf(org, username));
}

/** Ends all grants of a user, as "Revoke" in OAuth Connected Apps Usage does, so that a refresh fails too. */
export function endGrants(org: Org, username: string): void {
  revokeUserTokens(org, userIdOf(org, username));
}

function userIdOf(org: Org, username: string): string {
  const login = findLoginByUsername(org, username);
  if (login === undefined) throw new Error(`the practice org has no user ${username}`);
  return login.userId;
}
