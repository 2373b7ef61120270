import { Hono } from "hono";
import type { Org, OrgDirectory } from "../types.ts";
import { answerError, readParameters } from "./answer.ts";
import { resolveToken } from "./authenticate.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import { findRefreshToken } from "./grants.ts";
import { readCredentials, requireClient } from "./identifyClient.ts";
import { identityUrl } from "./identityUrl.ts";
import { findLogin } from "./logins.ts";

/**
 * POST /services/oauth2/introspect (RFC 7662): whether a token of this client is active, and its properties.
 */
export function introspectRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.post("/services/oauth2/introspect", async (context) => {
    const parameters = await readParameters(context);
    try {
      const client = requireClient(org, readCredentials(context, parameters), true);
      return context.json(describeToken(org, directory, parameters["token"] ?? "", client.clientId));
    } catch (error) {
      return answerError(context, parameters, error);
    }
  });
  return app;
}

function describeToken(
  org: Org,
  directory: OrgDirectory,
  text: string,
  clientId: string,
): Record<string, unknown> {
  for (const entry of entriesServedAt(org, directory)) {
    const resolved = resolveToken(entry.org, text);
    if (resolved && resolved.caller.clientId === clientId) {
      const { caller, token } = resolved;
      return {
        active: true,
        scope: token.scope,
        client_id: clientId,
        username: caller.username,
        sub: identityUrl(directory, entry.org.id, caller.userId),
        token_type: "access_token",
        exp: Math.floor(token.expiresAt / 1000),
        iat: Math.floor(token.issuedAt / 1000),
        nbf: Math.floor(token.issuedAt / 1000),
      };
    }
    const grant = findRefreshToken(entry.org, text);
    const login = grant && findLogin(entry.org, grant.userId);
    if (grant && grant.clientId === clientId && login) {
      return {
        active: true,
        scope: grant.scope,
        client_id: clientId,
        username: login.username,
        sub: identityUrl(directory, entry.org.id, grant.userId),
        token_type: "refresh_token",
      };
    }
  }
  return { active: false };
}
