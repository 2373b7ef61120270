import { type Context, Hono } from "hono";
import type { Org, OrgDirectory } from "../types.ts";
import { readParameters } from "./answer.ts";
import {
  type Authorization,
  type AuthorizationRefusal,
  isRefusal,
  readAuthorization,
  redirectTo,
} from "./authorization.ts";
import { appPolicy, isLocal, isLoginHost } from "./appPolicy.ts";
import { type BrowserSession, findBrowserSession, findSessionElsewhere } from "./browserSession.ts";
import { issueCode } from "./codes.ts";
import { hasConsented } from "./consents.ts";
import { appNotFound, appRefusal, notApproved } from "./identifyClient.ts";
import { isLightning } from "./lightningClient.ts";
import { accountPage } from "./pages/accountPage.ts";
import { errorPage } from "./pages/errorPage.ts";
import { successPage } from "./pages/successPage.ts";
import { startGrant } from "./grants.ts";
import { tokenAnswer } from "./tokenAnswer.ts";

export const authorizePath = "/services/oauth2/authorize";
export const consentPath = "/setup/secur/RemoteAccessAuthorizationPage.apexp";
const errorPath = "/setup/secur/RemoteAccessErrorPage.apexp";
/** The redirect URI of apps without a page of their own, which read the URL of the browser window. */
const successPath = "/services/oauth2/success";

/** GET and POST /services/oauth2/authorize: redirects to login, to consent, or back to the client. */
export function authorizeRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.on(["GET", "POST"], authorizePath, async (context) => {
    const authorization = readAuthorization(org, await readParameters(context));
    if (isRefusal(authorization)) return refuse(context, authorization);
    const session = findBrowserSession(context, org, directory);
    const { prompts } = authorization;
    if (!prompts.has("login")) {
      const stranger = refuseStranger(context, { org, directory, session, authorization });
      if (stranger) return refuse(context, stranger);
    }
    if (authorization.immediate) {
      if (session && !needsConsent(session, authorization)) {
        return grant(context, directory, session, authorization);
      }
      return refuse(context, immediateUnsuccessful(authorization));
    }
    if (!session || prompts.has("login")) return context.redirect(loginUrl(authorization));
    if (prompts.has("select_account")) {
      return context.html(
        accountPage({
          name: session.login.name,
          username: session.login.username,
          continueUrl: withoutPrompts(authorization, ["select_account"]),
          loginUrl: loginUrl(authorization),
        }),
      );
    }
    return grant(context, directory, session, authorization);
  });
  app.get(successPath, (context) => context.html(successPage()));
  app.get(errorPath, (context) => {
    const { error = "invalid_request", error_description: description = "" } = context.req.query();
    return context.html(errorPage(...shownOnPage(error, description)));
  });
  return app;
}

interface Request {
  org: Org;
  directory: OrgDirectory;
  session: BrowserSession | undefined;
  authorization: Authorization;
}

/**
 * Refuses who asks for an app that only its own org knows, anywhere but at that org's My Domain or as a user
 * of another org. Both come back to the app, once somebody has logged in: clients of other people show these
 * words as their own error (Pipedream's issue 21557 on GitHub, unified.to's guide to several orgs).
 */
function refuseStranger(
  context: Context,
  { org, directory, session, authorization }: Request,
): AuthorizationRefusal | undefined {
  const { client } = authorization;
  if (!isLocal(directory, client)) return undefined;
  if (org.which !== client.home || isLoginHost(context.req.raw)) {
    return session && { ...appNotFound, redirect: authorization };
  }
  const user = session ?? findSessionElsewhere(context, org, directory);
  if (!user || user.entry.org.which === client.home) return undefined;
  return {
    error: "OAUTH_AUTHORIZATION_BLOCKED",
    description: "Cross-org OAuth flows are not supported for this external client app",
    redirect: authorization,
  };
}

/** Gives the client its code if the org allows it, after the consent page where needed. */
function grant(
  context: Context,
  directory: OrgDirectory,
  session: BrowserSession,
  authorization: Authorization,
): Response | Promise<Response> {
  const refusal = appRefusal(session.entry, authorization.client, session.login.userId);
  if (refusal === "notApproved") {
    return refuse(context, {
      error: "OAUTH_APP_ACCESS_DENIED",
      description: notApproved,
      redirect: authorization,
    });
  }
  if (refusal === "uninstalled") {
    // A refused app is not called back. The browser stays on Salesforce's page.
    const query = new URLSearchParams({
      error: "invalid_client",
      error_description: "app must be installed into org",
    });
    return context.redirect(`${session.entry.org.instanceUrl}${errorPath}?${query.toString()}`);
  }
  if (refusal === "blocked") {
    return refuse(context, {
      error: "OAUTH_APP_BLOCKED",
      description: "this app is blocked by admin",
      redirect: authorization,
    });
  }
  if (needsConsent(session, authorization)) {
    const source = Buffer.from(new URLSearchParams(authorization.parameters).toString()).toString(
      "base64url",
    );
    return context.redirect(`${consentPath}?source=${source}`);
  }
  return redirectWithGrant(context, directory, session, authorization);
}

/**
 * What Salesforce's own error page says of an app that is not installed: only its address names the reason,
 * as in salesforce's mcp-hosted, issue 47 on GitHub.
 */
function shownOnPage(error: string, description: string): [error: string, description: string] {
  return error === "invalid_client"
    ? [
        "OAUTH_APPROVAL_ERROR_GENERIC",
        "An unexpected error has occurred during authentication. Please try again.",
      ]
    : [error, description];
}

function needsConsent(session: BrowserSession, authorization: Authorization): boolean {
  const { org } = session.entry;
  if (isLightning(authorization.client)) return false;
  if (appPolicy(org, authorization.client).permittedUsers === "preauthorized") return false;
  if (authorization.prompts.has("consent")) return true;
  return !hasConsented(org, session.login.userId, authorization.client.clientId, authorization.scopes);
}

/** Redirects the browser to the client with a code or the tokens. */
export async function redirectWithGrant(
  context: Context,
  directory: OrgDirectory,
  session: BrowserSession,
  authorization: Authorization,
): Promise<Response> {
  if (authorization.responseType !== "code") {
    const answer = await tokensForBrowser(directory, session, authorization);
    return context.redirect(redirectTo(authorization, answer));
  }
  const code = issueCode(session.entry.org, {
    clientId: authorization.client.clientId,
    userId: session.login.userId,
    scope: authorization.scopes.join(" "),
    redirectUri: authorization.redirectUri,
    challenge: authorization.challenge,
    nonce: authorization.nonce,
    authenticatedAt: session.authenticatedAt,
  });
  return context.redirect(redirectTo(authorization, { code }));
}

/** The user-agent flow: tokens without a secret. A refresh token is given only to apps on a device. */
async function tokensForBrowser(
  directory: OrgDirectory,
  session: BrowserSession,
  { client, redirectUri, responseType, scopes, nonce }: Authorization,
): Promise<Record<string, string>> {
  const { org } = session.entry;
  const isNative = !/^https?:/.test(redirectUri) || new URL(redirectUri).pathname === successPath;
  const granted = isNative ? scopes : scopes.filter((scope) => scope !== "refresh_token");
  return tokenAnswer(directory, {
    entry: session.entry,
    client,
    ...startGrant(org, client, session.login.userId, granted),
    ...(responseType === "token id_token" && {
      idToken: { nonce, authenticatedAt: session.authenticatedAt },
    }),
  });
}

function immediateUnsuccessful(authorization: Authorization): AuthorizationRefusal {
  return {
    error: "immediate_unsuccessful",
    description: "the user must log in or approve the app",
    redirect: authorization,
  };
}

export function refuse(context: Context, refusal: AuthorizationRefusal): Response | Promise<Response> {
  const { error, description, redirect } = refusal;
  if (!redirect) return context.html(errorPage(error, description), 400);
  return context.redirect(redirectTo(redirect, { error, error_description: description }));
}

/** The login page, which continues this request after login. */
function loginUrl(authorization: Authorization): string {
  const query = new URLSearchParams({
    ec: "302",
    startURL: withoutPrompts(authorization, ["login", "select_account"]),
  });
  if (authorization.loginHint !== undefined) query.set("un", authorization.loginHint);
  if (authorization.display !== "page") query.set("display", authorization.display);
  return `/?${query.toString()}`;
}

function withoutPrompts(authorization: Authorization, dropped: string[]): string {
  const query = new URLSearchParams(authorization.parameters);
  const prompts = [...authorization.prompts].filter((prompt) => !dropped.includes(prompt));
  query.delete("prompt");
  if (prompts.length > 0) query.set("prompt", prompts.join(" "));
  return `${authorizePath}?${query.toString()}`;
}
