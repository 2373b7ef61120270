import { Hono } from "hono";
import type { Org, OrgDirectory, OrgEntry } from "../types.ts";
import { answer, answerError, readParameters } from "./answer.ts";
import type { OAuthClient } from "./oauthClient.ts";
import { isLocal, isLoginHost } from "./appPolicy.ts";
import { findActiveClient } from "./clients.ts";
import { type AuthorizationCode, takeCode } from "./codes.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import { countTokensSince, findRefreshToken, revokeGrant, startGrant, useRefreshToken } from "./grants.ts";
import {
  appNotFound,
  appRefusal,
  readCredentials,
  requireAppAllowed,
  requireClient,
} from "./identifyClient.ts";
import { checkPassword, findLogin, loginRefusal, type UserLogin } from "./logins.ts";
import { OAuthError } from "./oauthError.ts";
import { grantScopes } from "./scopes.ts";
import { challengeOf } from "./secrets.ts";
import { type Issued, tokenAnswer } from "./tokenAnswer.ts";

interface TokenRequest {
  entries: OrgEntry[];
  parameters: Record<string, string>;
  credentials: ReturnType<typeof readCredentials>;
}

/** POST /services/oauth2/token: authorization_code with PKCE, refresh_token, password. */
export function tokenRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.post("/services/oauth2/token", async (context) => {
    const parameters = await readParameters(context);
    try {
      const credentials = readCredentials(context, parameters);
      const entries = entriesOf(context.req.raw, org, directory, credentials.clientId);
      const request: TokenRequest = { entries, parameters, credentials };
      return answer(context, parameters, await tokenAnswer(directory, issue(org, request)));
    } catch (error) {
      return answerError(context, parameters, error);
    }
  });
  return app;
}

/**
 * The orgs whose grants a client gets here. An app that only its own org knows gets those of that org, at its
 * My Domain. At login.salesforce.com it is told so at this endpoint too (Aembit's guide to Salesforce).
 */
function entriesOf(request: Request, org: Org, directory: OrgDirectory, clientId: string): OrgEntry[] {
  const client = findActiveClient(org, clientId);
  if (client === undefined || !isLocal(directory, client)) return entriesServedAt(org, directory);
  if (org.which !== client.home || isLoginHost(request)) {
    throw new OAuthError(appNotFound.error, appNotFound.description);
  }
  return directory.entries.filter((entry) => entry.org === org);
}

function issue(org: Org, request: TokenRequest): Issued {
  switch (request.parameters["grant_type"]) {
    case "authorization_code":
      return exchangeCode(org, request);
    case "refresh_token":
      return refresh(org, request);
    case "password":
      return exchangePassword(org, request);
    default:
      throw new OAuthError("unsupported_grant_type", "grant type not supported");
  }
}

function requireParameter(request: TokenRequest, name: string): string {
  const value = request.parameters[name];
  if (!value) throw new OAuthError("invalid_request", `must provide ${name}`);
  return value;
}

function requireLogin(entry: OrgEntry, userId: string): UserLogin {
  const login = findLogin(entry.org, userId);
  if (!login) throw new OAuthError("invalid_grant", "authentication failure");
  const refusal = loginRefusal(login);
  if (refusal === "inactive_user") throw new OAuthError("inactive_user", "user is inactive");
  if (refusal) throw new OAuthError("invalid_grant", "IP restricted or invalid login hours");
  if (entry.org.settings.orgStatus === "inactive") {
    throw new OAuthError("inactive_org", "organization is inactive");
  }
  const anHourAgo = entry.org.now().getTime() - 3_600_000;
  if (countTokensSince(entry.org, userId, anHourAgo) >= entry.org.settings.loginsPerHour) {
    throw new OAuthError("rate_limit_exceeded", "login rate exceeded");
  }
  return login;
}

function exchangeCode(org: Org, request: TokenRequest): Issued {
  const { clientId } = request.credentials;
  // The secret is looked at below, too, once there is a code.
  const first = org.settings.codeBeforeSecret ? { clientId, clientSecret: undefined } : request.credentials;
  requireClient(org, first, !org.settings.codeBeforeSecret);
  const text = requireParameter(request, "code");
  for (const entry of request.entries) {
    const code = takeCode(entry.org, text);
    if (code === undefined) continue;
    if (code === "expired") throw new OAuthError("invalid_grant", "expired authorization code");
    if (code.clientId !== request.credentials.clientId) {
      throw new OAuthError("invalid_grant", "invalid authorization code");
    }
    if (code.redirectUri !== request.parameters["redirect_uri"]) {
      throw new OAuthError("redirect_uri_mismatch", "redirect_uri must match configuration");
    }
    checkVerifier(code, request.parameters["code_verifier"]);
    const client = requireClient(entry.org, request.credentials, true);
    requireLogin(entry, code.userId);
    requireAppAllowed(entry, client, code.userId);
    const started = startGrant(entry.org, client, code.userId, code.scope.split(" "));
    return { entry, client, ...started, idToken: code };
  }
  throw new OAuthError("invalid_grant", "invalid authorization code");
}

function checkVerifier(code: AuthorizationCode, verifier: string | undefined): void {
  if (code.challenge === null) {
    if (verifier) throw new OAuthError("invalid_grant", "code verifier sent without a code challenge");
    return;
  }
  if (!verifier) throw new OAuthError("invalid_grant", "missing code verifier");
  // RFC 7636 allows 128 characters, but the Salesforce CLI sends 171, which real orgs accept.
  if (!/^[A-Za-z0-9\-._~]{43,256}$/.test(verifier) || challengeOf(verifier) !== code.challenge) {
    throw new OAuthError("invalid_request", "invalid code verifier");
  }
}

function refresh(org: Org, request: TokenRequest): Issued {
  requireClient(org, request.credentials, true);
  const text = requireParameter(request, "refresh_token");
  for (const entry of request.entries) {
    const live = findRefreshToken(entry.org, text);
    const client = requireClient(entry.org, request.credentials, true);
    if (live) {
      // Checked before the token is used, so that a temporary refusal does not cost the grant.
      requireLogin(entry, live.userId);
      // Who lost the permission set, though, has to authorize the app again.
      if (appRefusal(entry, client, live.userId) === "notApproved") revokeGrant(entry.org, live.grantId);
      requireAppAllowed(entry, client, live.userId);
    }
    const used = useRefreshToken(entry.org, client.clientId, text);
    if (!used) continue;
    return { entry, client, grant: used.grant, refreshToken: used.newRefreshToken };
  }
  throw new OAuthError("invalid_grant", "expired access/refresh token");
}

function exchangePassword(org: Org, request: TokenRequest): Issued {
  requireClient(org, request.credentials, true);
  const found = checkPassword(
    request.entries,
    requireParameter(request, "username"),
    requireParameter(request, "password"),
  );
  if (!found) throw new OAuthError("invalid_grant", "authentication failure");
  const client = requireClient(found.entry.org, request.credentials, true);
  requireLogin(found.entry, found.login.userId);
  requireAppAllowed(found.entry, client, found.login.userId);
  const scopes = requireScopes(client, request.parameters["scope"]).filter(
    (scope) => scope !== "refresh_token",
  );
  // A password grant never brings a refresh token.
  const { grant } = startGrant(found.entry.org, client, found.login.userId, scopes);
  return { entry: found.entry, client, grant, refreshToken: undefined };
}

function requireScopes(client: OAuthClient, requested: string | undefined): string[] {
  const scopes = grantScopes(client, requested);
  if (!scopes) throw new OAuthError("invalid_scope", "the requested scope is not allowed");
  return scopes;
}
