/** A client app as an org knows it. `clientSecret` null: a public client, such as the Salesforce CLI. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string | null;
  name: string;
  redirectUris: string[];
  scopes: string[];
  pkceRequired: boolean;
  /** Whether settings about "the app" (installed, blocked, approved) apply to this client. */
  isCrosswalk: boolean;
  clientCredentialsUserId: string | null;
}
