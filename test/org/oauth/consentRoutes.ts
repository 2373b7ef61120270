import { type Context, Hono } from "hono";
import type { Org, OrgDirectory } from "../types.ts";
import { readParameters } from "./answer.ts";
import { type Authorization, isRefusal, readAuthorization } from "./authorization.ts";
import { authorizePath, consentPath, redirectWithGrant, refuse } from "./authorizeRoutes.ts";
import { type BrowserSession, findBrowserSession } from "./browserSession.ts";
import { saveConsent } from "./consents.ts";
import { appRefusal } from "./identifyClient.ts";
import { consentPage } from "./pages/consentPage.ts";
import { scopeLabels } from "./scopes.ts";
import { sameSecret } from "./secrets.ts";

/** The consent page "Allow Access?", and its buttons. */
export function consentRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.get(consentPath, (context) => {
    const source = context.req.query("source") ?? "";
    return withRequest(context, { org, directory, source }, (session, authorization) =>
      context.html(
        consentPage({
          appName: authorization.client.name,
          scopeLabels: [...new Set(authorization.scopes.map((scope) => scopeLabels[scope] ?? scope))],
          userName: session.login.name,
          username: session.login.username,
          action: consentPath,
          source,
          formToken: session.formToken,
        }),
      ),
    );
  });
  app.post(consentPath, async (context) => {
    const parameters = await readParameters(context);
    const source = parameters["source"] ?? "";
    return withRequest(context, { org, directory, source }, (session, authorization) => {
      // A form from another site lacks the token. The user then decides on the page itself.
      if (!sameSecret(parameters["token"] ?? "", session.formToken)) {
        return context.redirect(`${consentPath}?source=${encodeURIComponent(source)}`);
      }
      if (!("save" in parameters) || appRefusal(session.entry, authorization.client, session.login.userId)) {
        return refuse(context, {
          error: "access_denied",
          description: "end-user denied authorization",
          redirect: authorization,
        });
      }
      saveConsent(
        session.entry.org,
        session.login.userId,
        authorization.client.clientId,
        authorization.scopes,
      );
      return redirectWithGrant(context, directory, session, authorization);
    });
  });
  return app;
}

interface Consent {
  org: Org;
  directory: OrgDirectory;
  /** The authorize request that the page asks consent for. */
  source: string;
}

/** Reads that request. Redirects a user without a session to login. */
function withRequest(
  context: Context,
  { org, directory, source }: Consent,
  then: (session: BrowserSession, authorization: Authorization) => Response | Promise<Response>,
): Response | Promise<Response> {
  const parameters = Object.fromEntries(
    new URLSearchParams(Buffer.from(source, "base64url").toString("utf8")),
  );
  const authorization = readAuthorization(org, parameters);
  if (isRefusal(authorization)) return refuse(context, authorization);
  const session = findBrowserSession(context, org, directory);
  if (!session) return context.redirect(`${authorizePath}?${new URLSearchParams(parameters).toString()}`);
  return then(session, authorization);
}
