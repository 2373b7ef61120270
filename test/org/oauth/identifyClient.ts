import type { Context } from "hono";
import type { Org, OrgEntry } from "../types.ts";
import { isPermitted } from "./appPolicy.ts";
import { findActiveClient } from "./clients.ts";
import type { OAuthClient } from "./oauthClient.ts";
import { findLogin } from "./logins.ts";
import { OAuthError } from "./oauthError.ts";
import { sameSecret } from "./secrets.ts";

interface Credentials {
  clientId: string;
  clientSecret: string | undefined;
}

/** The client credentials of a request: a Basic header, or `client_id` and `client_secret`. */
export function readCredentials(context: Context, parameters: Record<string, string>): Credentials {
  const basic = /^Basic\s+(\S+)$/i.exec(context.req.header("authorization") ?? "")?.[1];
  if (basic !== undefined) {
    const [clientId = "", ...secret] = Buffer.from(basic, "base64").toString("utf8").split(":");
    return { clientId: decoded(clientId), clientSecret: decoded(secret.join(":")) };
  }
  return { clientId: parameters["client_id"] ?? "", clientSecret: parameters["client_secret"] };
}

/** RFC 6749 form-encodes both parts of a Basic header. A part without valid encoding is taken as it is. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/**
 * The client as `org` knows it. Throws for an unknown client and for a wrong or missing secret, unless the
 * secret is optional.
 */
export function requireClient(org: Org, credentials: Credentials, secretRequired: boolean): OAuthClient {
  const client = findActiveClient(org, credentials.clientId);
  if (!client) throw new OAuthError("invalid_client_id", "client identifier invalid");
  if (client.clientSecret === null) return client;
  if (credentials.clientSecret === undefined) {
    if (secretRequired) throw new OAuthError("invalid_client", "invalid client credentials");
    return client;
  }
  if (!sameSecret(credentials.clientSecret, client.clientSecret)) {
    throw new OAuthError("invalid_client", "invalid client credentials");
  }
  return client;
}

/** Throws where the org does not let the user use the app. */
export function requireAppAllowed(entry: OrgEntry, client: OAuthClient, userId: string): void {
  const refusal = appRefusal(entry, client, userId);
  if (refusal === undefined) return;
  const [error, description] = tokenRefusals[refusal];
  throw new OAuthError(error, description);
}

export const notApproved = "user is not admin approved to access this app";

/** An app that is of another org, in Salesforce's words. */
export const appNotFound = {
  error: "OAUTH_EC_APP_NOT_FOUND",
  description: "External client app is not installed in this org",
};

/** Error and description at the token endpoint. */
const tokenRefusals = {
  blocked: ["OAUTH_APP_BLOCKED", "this app is blocked by admin"],
  uninstalled: ["invalid_client", "app must be installed into org"],
  // The token endpoint has another word than the authorize endpoint.
  notApproved: ["invalid_app_access", notApproved],
} as const;

/**
 * Why an org denies a client to a user; undefined if the user may use it. A blocked app is denied to all. An
 * app that is not installed is denied, except to users who may approve such apps. A pre-authorized app is
 * denied to users whom its policy does not name.
 */
export function appRefusal(
  entry: OrgEntry,
  client: OAuthClient,
  userId: string,
): keyof typeof tokenRefusals | undefined {
  const status = client.isCrosswalk ? entry.org.settings.appStatus : "installed";
  if (status === "blocked") return status;
  if (status === "uninstalled" && !mayApproveUninstalled(entry, client, userId)) return status;
  return isPermitted(entry.org, client, userId) ? undefined : "notApproved";
}

function mayApproveUninstalled(entry: OrgEntry, client: OAuthClient, userId: string): boolean {
  const login = findLogin(entry.org, userId);
  if (!login) return false;
  const caller = { ...login, scopes: new Set<string>(), clientId: client.clientId };
  return entry.access.systemPermission(caller, "CanApproveUninstalledApps");
}
