/** A client app as an org knows it. `clientSecret` null: a public client, such as the Salesforce CLI. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string | null;
  name: string;
  redirectUris: string[];
  scopes: string[];
  pkceRequired: boolean;
  /** Whether the settings about "the app" (installed, blocked, approved by an admin) are about this one. */
  isCrosswalk: boolean;
  clientCredentialsUserId: string | null;
}
