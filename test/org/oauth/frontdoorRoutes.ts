import { Hono } from "hono";
import type { Org, OrgDirectory } from "../types.ts";
import { readParameters } from "./answer.ts";
import { bearerToken, resolveToken } from "./authenticate.ts";
import { startBrowserSession } from "./browserSession.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import { localPath } from "./loginRoutes.ts";
import { findLogin } from "./logins.ts";
import { covers } from "./scopes.ts";

/** Ways from an access token to a logged-in browser: frontdoor.jsp, and the single-access link to it. */
export function frontdoorRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.on(["GET", "POST"], "/secur/frontdoor.jsp", async (context) => {
    const { sid = "", retURL, startURL } = await readParameters(context);
    const target = localPath(retURL) ?? pathOf(startURL) ?? "/home/home.jsp";
    for (const entry of entriesServedAt(org, directory)) {
      const resolved = resolveToken(entry.org, sid);
      const login = resolved && findLogin(entry.org, resolved.caller.userId);
      if (
        !resolved ||
        !login ||
        !(covers(resolved.caller.scopes, "web") || covers(resolved.caller.scopes, "api"))
      ) {
        continue;
      }
      startBrowserSession(context, org, entry, login);
      return context.redirect(target);
    }
    return context.redirect(`/?ec=302&startURL=${encodeURIComponent(target)}`);
  });
  app.on(["GET", "POST"], "/services/oauth2/singleaccess", async (context) => {
    const { redirect_uri: path, ...parameters } = await readParameters(context);
    const accessToken = bearerToken(context.req.raw) ?? parameters["access_token"] ?? "";
    if (!resolveToken(org, accessToken)) return context.text("Bad_OAuth_Token", 403);
    const query = new URLSearchParams({ sid: accessToken, ...(path ? { startURL: path } : {}) });
    return context.json({ frontdoor_uri: `${org.instanceUrl}/secur/frontdoor.jsp?${query.toString()}` });
  });
  return app;
}

/** The Salesforce CLI gives paths without their first slash: lightning/n/Crosswalk. */
function pathOf(startURL: string | undefined): string | undefined {
  return localPath(startURL) ?? (startURL === undefined ? undefined : localPath(`/${startURL}`));
}
