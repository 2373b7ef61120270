import type { OAuthClient } from "./oauthClient.ts";

const callbackPath = "/_ui/signed-in";

/**
 * Lightning Experience itself, as which the practice page signs users in. Salesforce's own pages need no
 * consent, are open to users without "API Enabled", and make no API calls that count.
 */
export const lightningClient: OAuthClient = {
  clientId: "PracticeLightning",
  clientSecret: null,
  name: "Lightning Experience",
  redirectUris: [`http://localhost${callbackPath}`],
  scopes: ["api", "web", "id", "custom_permissions"],
  pkceRequired: true,
  isCrosswalk: false,
  home: null,
  policy: null,
};

/** Whether a client, or the client that a caller comes through, is Lightning Experience itself. */
export function isLightning({ clientId }: { clientId: string }): boolean {
  return clientId === lightningClient.clientId;
}

/** Whether the client may be answered at this URI. Lightning's page runs on any port of this machine. */
export function isRedirectUri(client: OAuthClient, redirectUri: string): boolean {
  if (!isLightning(client)) return client.redirectUris.includes(redirectUri);
  const url = URL.parse(redirectUri);
  return url !== null && client.redirectUris.includes(`${url.protocol}//${url.hostname}${url.pathname}`);
}
