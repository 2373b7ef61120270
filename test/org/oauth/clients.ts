import { createHash } from "node:crypto";
import type { Org } from "../types.ts";
import { forgetConsents } from "./consents.ts";
import { resetLogins } from "./logins.ts";
import { lightningClient } from "./lightningClient.ts";
import type { OAuthClient } from "./oauthClient.ts";
import { createOAuthTables } from "./createOAuthTables.ts";

export interface ClientOptions {
  clientId?: string | undefined;
  clientSecret?: string | undefined;
  redirectUris?: string[] | undefined;
}

const cliRedirectUri = "http://localhost:1717/OauthRedirect";
const defaultRedirectUris = ["http://localhost:4002/oauth/callback", cliRedirectUri];
const crosswalkScopes = [
  "api",
  "refresh_token",
  "id",
  "custom_permissions",
  "openid",
  "profile",
  "email",
  "web",
];

/** The practice app's consumer key and secret. They are the same in every org, as for a packaged app. */
function practiceClientKeys(): { clientId: string; clientSecret: string } {
  const digest = (text: string): Buffer => createHash("sha512").update(text).digest();
  return {
    clientId: `3MVG9${digest("practice app key").toString("base64url").replaceAll("-", "_").slice(0, 80)}`,
    clientSecret: digest("practice app secret").toString("hex").slice(0, 64).toUpperCase(),
  };
}

/**
 * Registers the org's two clients, the Crosswalk app and the Salesforce CLI. Creates the sign-in tables where
 * needed; safe to repeat. Answers the app's keys and redirect URIs.
 */
export function registerClients(
  org: Org,
  options: ClientOptions = {},
): { clientId: string; clientSecret: string; redirectUris: string[] } {
  const keys = practiceClientKeys();
  const clientId = options.clientId ?? keys.clientId;
  const clientSecret = options.clientSecret ?? keys.clientSecret;
  const redirectUris = [...new Set([...(options.redirectUris ?? defaultRedirectUris), cliRedirectUri])];
  let seeded = false;
  org.whenSeeded(() => {
    createOAuthTables(org.db);
    saveClients(org, clientId, clientSecret, redirectUris);
    // A reset keeps users and grants, and undoes changes to users and their consents.
    if (seeded) {
      resetLogins(org);
      forgetConsents(org);
    }
    seeded = true;
  });
  return { clientId, clientSecret, redirectUris };
}

function saveClients(org: Org, clientId: string, clientSecret: string, redirectUris: string[]): void {
  org.db.prepare("DELETE FROM oauth_client WHERE isCrosswalk = 1 AND clientId <> ?").run(clientId);
  saveClient(org, {
    clientId,
    clientSecret,
    name: "Crosswalk",
    redirectUris,
    scopes: crosswalkScopes,
    pkceRequired: false,
    isCrosswalk: true,
    clientCredentialsUserId: null,
  });
  saveClient(org, {
    clientId: "PlatformCLI",
    clientSecret: null,
    name: "Salesforce CLI",
    redirectUris: [cliRedirectUri],
    scopes: ["api", "web", "refresh_token", "id", "openid", "profile", "full"],
    pkceRequired: false,
    isCrosswalk: false,
    clientCredentialsUserId: null,
  });
  saveClient(org, lightningClient);
}

export function saveClient(org: Org, client: OAuthClient): void {
  org.db
    .prepare(
      `INSERT INTO oauth_client (clientId, clientSecret, name, redirectUris, scopes, pkceRequired, isCrosswalk, clientCredentialsUserId)
       VALUES (@clientId, @clientSecret, @name, @redirectUris, @scopes, @pkceRequired, @isCrosswalk, @clientCredentialsUserId)
       ON CONFLICT (clientId) DO UPDATE SET clientSecret = excluded.clientSecret, name = excluded.name,
         redirectUris = excluded.redirectUris, scopes = excluded.scopes, pkceRequired = excluded.pkceRequired,
         isCrosswalk = excluded.isCrosswalk, clientCredentialsUserId = excluded.clientCredentialsUserId`,
    )
    .run({
      ...client,
      redirectUris: JSON.stringify(client.redirectUris),
      scopes: JSON.stringify(client.scopes),
      pkceRequired: Number(client.pkceRequired),
      isCrosswalk: Number(client.isCrosswalk),
    });
}

interface ClientRow {
  clientId: string;
  clientSecret: string | null;
  name: string;
  redirectUris: string;
  scopes: string;
  pkceRequired: number;
  isCrosswalk: number;
  clientCredentialsUserId: string | null;
}

export function findClient(org: Org, clientId: string): OAuthClient | undefined {
  const row = org.db
    .prepare<[string], ClientRow>("SELECT * FROM oauth_client WHERE clientId = ?")
    .get(clientId);
  if (!row) return undefined;
  return {
    ...row,
    redirectUris: JSON.parse(row.redirectUris) as string[],
    scopes: JSON.parse(row.scopes) as string[],
    pkceRequired: row.pkceRequired === 1,
    isCrosswalk: row.isCrosswalk === 1,
  };
}
