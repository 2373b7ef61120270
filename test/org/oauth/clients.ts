import { createHash } from "node:crypto";
import { statement } from "../storage/statement.ts";
import type { Org, OrgName } from "../types.ts";
import { forgetConsents } from "./consents.ts";
import { resetLogins } from "./logins.ts";
import { lightningClient } from "./lightningClient.ts";
import type { DeployedPolicy, OAuthClient } from "./oauthClient.ts";
import { createOAuthTables } from "./createOAuthTables.ts";

interface ClientOptions {
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

interface ClientKeys {
  clientId: string;
  clientSecret: string;
}

/** Consumer key and secret of the practice app that is made in an org. */
function practiceClientKeys(which: OrgName): ClientKeys {
  const digest = (text: string): Buffer =>
    createHash("sha512")
      .update(which === "main" ? text : `${text} of ${which}`)
      .digest();
  return {
    clientId: `3MVG9${digest("practice app key").toString("base64url").replaceAll("-", "_").slice(0, 80)}`,
    clientSecret: digest("practice app secret").toString("hex").slice(0, 64).toUpperCase(),
  };
}

/**
 * Registers the org's own app, the other practice org's, which a packaged app would bring, and Salesforce's
 * clients. Creates the sign-in tables where needed; safe to repeat. Answers the keys and redirect URIs of the
 * org's own app.
 */
export function registerClients(
  org: Org,
  options: ClientOptions = {},
): { clientId: string; clientSecret: string; redirectUris: string[] } {
  const keys = practiceClientKeys(org.which);
  const clientId = options.clientId ?? keys.clientId;
  const clientSecret = options.clientSecret ?? keys.clientSecret;
  const redirectUris = [...new Set([...(options.redirectUris ?? defaultRedirectUris), cliRedirectUri])];
  let seeded = false;
  org.whenSeeded(() => {
    createOAuthTables(org.db);
    // A reset keeps users and grants. It forgets deployed apps, and changes to users and their consents.
    if (seeded) {
      org.db.exec("DELETE FROM oauth_client WHERE policy IS NOT NULL");
      resetLogins(org);
      forgetConsents(org);
    }
    saveClients(org, { clientId, clientSecret }, redirectUris);
    seeded = true;
  });
  return { clientId, clientSecret, redirectUris };
}

function saveClients(org: Org, own: ClientKeys, redirectUris: string[]): void {
  const elsewhere: OrgName = org.which === "main" ? "other" : "main";
  const apps = [
    { ...practiceClientKeys(elsewhere), home: elsewhere },
    { ...own, home: org.which },
  ];
  org.db
    .prepare("DELETE FROM oauth_client WHERE isCrosswalk = 1 AND policy IS NULL AND clientId <> ?")
    .run(own.clientId);
  for (const app of apps) {
    saveClient(org, {
      ...app,
      name: "Crosswalk",
      redirectUris,
      scopes: crosswalkScopes,
      pkceRequired: false,
      isCrosswalk: true,
      policy: null,
    });
  }
  saveClient(org, {
    clientId: "PlatformCLI",
    clientSecret: null,
    name: "Salesforce CLI",
    redirectUris: [cliRedirectUri],
    scopes: ["api", "web", "refresh_token", "id", "openid", "profile", "full"],
    pkceRequired: false,
    isCrosswalk: false,
    home: null,
    policy: null,
  });
  saveClient(org, lightningClient);
}

/** Saves a client, or changes the one with that key, which keeps its age. */
export function saveClient(org: Org, client: OAuthClient): void {
  org.db
    .prepare(
      `INSERT INTO oauth_client (clientId, clientSecret, name, redirectUris, scopes, pkceRequired, isCrosswalk,
         home, policy, madeAt)
       VALUES (@clientId, @clientSecret, @name, @redirectUris, @scopes, @pkceRequired, @isCrosswalk,
         @home, @policy, @madeAt)
       ON CONFLICT (clientId) DO UPDATE SET clientSecret = excluded.clientSecret, name = excluded.name,
         redirectUris = excluded.redirectUris, scopes = excluded.scopes, pkceRequired = excluded.pkceRequired,
         isCrosswalk = excluded.isCrosswalk,
         home = excluded.home, policy = excluded.policy`,
    )
    .run({
      ...client,
      policy: client.policy && JSON.stringify(client.policy),
      madeAt: org.now().getTime(),
      redirectUris: JSON.stringify(client.redirectUris),
      scopes: JSON.stringify(client.scopes),
      pkceRequired: Number(client.pkceRequired),
      isCrosswalk: Number(client.isCrosswalk),
    });
}

/** Makes the practice app as new as if it had just been registered. */
export function makeAppAnew(org: Org): void {
  org.db
    .prepare("UPDATE oauth_client SET madeAt = ? WHERE isCrosswalk = 1 AND policy IS NULL")
    .run(org.now().getTime());
}

interface ClientRow {
  clientId: string;
  clientSecret: string | null;
  name: string;
  redirectUris: string;
  scopes: string;
  pkceRequired: number;
  isCrosswalk: number;
  home: OrgName | null;
  policy: string | null;
  madeAt: number;
}

/**
 * The client with that key, once sign-in knows it: a new app is unknown for a while (2 to 30 minutes in
 * public reports of real orgs).
 */
export function findActiveClient(org: Org, clientId: string): OAuthClient | undefined {
  const client = findClient(org, clientId);
  if (!client?.isCrosswalk) return client;
  const waits = org.settings.app.activeAfterSeconds * 1000;
  const row = org.db
    .prepare<[string], Pick<ClientRow, "madeAt">>("SELECT madeAt FROM oauth_client WHERE clientId = ?")
    .get(clientId);
  return org.now().getTime() - (row?.madeAt ?? 0) < waits ? undefined : client;
}

export function findClient(org: Org, clientId: string): OAuthClient | undefined {
  const row = statement<[string], ClientRow>(org.db, "SELECT * FROM oauth_client WHERE clientId = ?").get(
    clientId,
  );
  if (!row) return undefined;
  const { madeAt: _, ...client } = row;
  return {
    ...client,
    policy: row.policy === null ? null : (JSON.parse(row.policy) as DeployedPolicy),
    redirectUris: JSON.parse(row.redirectUris) as string[],
    scopes: JSON.parse(row.scopes) as string[],
    pkceRequired: row.pkceRequired === 1,
    isCrosswalk: row.isCrosswalk === 1,
  };
}
