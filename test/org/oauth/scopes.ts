import type { OAuthClient } from "./oauthClient.ts";

/** The consent page's text for each scope. */
export const scopeLabels: Record<string, string> = {
  api: "Manage user data via APIs",
  web: "Manage user data via Web browsers",
  full: "Full access",
  id: "Access the identity URL service",
  openid: "Access unique user identifiers",
  profile: "Access your basic profile",
  email: "Access your email address",
  address: "Access your address",
  phone: "Access your phone number",
  custom_permissions: "Access custom permissions",
  refresh_token: "Perform requests at any time",
  offline_access: "Perform requests at any time",
};

/**
 * The scopes that a request gets: the requested ones, or all of the client's by default. Undefined where one
 * is unknown or not the client's.
 */
export function grantScopes(client: OAuthClient, requested: string | undefined): string[] | undefined {
  const asked = (requested ?? "").split(/[\s+]+/).filter(Boolean);
  if (asked.length === 0) return client.scopes.filter((scope) => scope !== "full");
  const wanted = [...new Set(asked.map((scope) => (scope === "offline_access" ? "refresh_token" : scope)))];
  const allowed = new Set(client.scopes);
  return wanted.every((scope) => scope in scopeLabels && allowed.has(scope)) ? wanted : undefined;
}

/** Whether a token's scopes include `scope`; `full` includes all but refresh tokens. */
export function covers(scopes: ReadonlySet<string>, scope: string): boolean {
  return scopes.has(scope) || (scope !== "refresh_token" && scopes.has("full"));
}
