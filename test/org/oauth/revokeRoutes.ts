import { Hono } from "hono";
import type { Org, OrgDirectory } from "../types.ts";
import { answer, answerScript, readParameters } from "./answer.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import { findAccessToken, findRefreshToken, revokeAccessToken, revokeGrant } from "./grants.ts";

/**
 * GET and POST /services/oauth2/revoke. A refresh token also ends its access tokens; an access token ends
 * alone. JSONP is possible.
 */
export function revokeRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.on(["GET", "POST"], "/services/oauth2/revoke", async (context) => {
    const parameters = await readParameters(context);
    const { token, callback } = parameters;
    if (!token) {
      return answer(
        context,
        parameters,
        { error: "unsupported_token_type", error_description: "this token type is not supported" },
        400,
      );
    }
    for (const entry of entriesServedAt(org, directory)) {
      const grant = findRefreshToken(entry.org, token);
      if (grant) revokeGrant(entry.org, grant.grantId);
      else if (findAccessToken(entry.org, token)) revokeAccessToken(entry.org, token);
      else continue;
      return callback === undefined ? context.body("", 200) : answerScript(context, callback, {});
    }
    const refusal = { error: "invalid_token", error_description: "invalid token" };
    return callback === undefined
      ? answer(context, parameters, refusal, 400)
      : answerScript(context, callback, refusal, 400);
  });
  return app;
}
