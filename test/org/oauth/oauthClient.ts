import type { AppSettings, OrgName } from "../types.ts";

/** A client app as an org knows it. `clientSecret` null: a public client, such as the Salesforce CLI. */
export interface OAuthClient {
  clientId: string;
  clientSecret: string | null;
  name: string;
  redirectUris: string[];
  scopes: string[];
  pkceRequired: boolean;
  /** Whether settings about "the app" (installed, blocked) apply to this client. */
  isCrosswalk: boolean;
  /** The org in which the app was made; null for Salesforce's own, which every org has. */
  home: OrgName | null;
  /** What the app's deployed metadata says of it; null where the org's settings do. */
  policy: DeployedPolicy | null;
}

/** An app's policy as its metadata says it. */
export interface DeployedPolicy extends Pick<AppSettings, "kind" | "permittedUsers"> {
  permissionSets: string[];
}
