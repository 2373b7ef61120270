import { type Context, Hono } from "hono";
import type { Caller, Org, OrgDirectory, OrgEntry } from "../types.ts";
import { answerScript, readParameters } from "./answer.ts";
import { bearerToken, resolveToken } from "./authenticate.ts";
import { entriesServedAt } from "./entriesServedAt.ts";
import { describeIdentity, describeUserInfo } from "./describeIdentity.ts";
import { covers } from "./scopes.ts";

const identityScopes = ["id", "openid", "profile", "email", "address", "phone"];

/** The identity URL (/id/{org}/{user}, JSON or JSONP) and OpenID Connect's userinfo. */
export function identityRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.on(["GET", "POST"], "/id/:orgId/:userId", async (context) => {
    const parameters = await readParameters(context);
    const found = findCaller(context, org, directory, parameters);
    if (typeof found === "string") return context.text(found, 403);
    const { entry, caller } = found;
    if (context.req.param("orgId").slice(0, 15) !== entry.org.id.slice(0, 15)) {
      return context.text("Wrong_Org", 403);
    }
    const identity = describeIdentity({
      directory,
      entry,
      caller,
      userId: context.req.param("userId"),
      version: parameters["version"],
    });
    if (!identity) return context.text("Bad_Id", 404);
    return answerScript(context, parameters["callback"], identity);
  });
  app.on(["GET", "POST"], "/services/oauth2/userinfo", async (context) => {
    const found = findCaller(context, org, directory, await readParameters(context));
    if (typeof found === "string") return context.text(found, 403);
    return context.json(describeUserInfo(directory, found.entry, found.caller));
  });
  return app;
}

/** The caller of an identity endpoint, or Salesforce's plain-text error (403). */
function findCaller(
  context: Context,
  org: Org,
  directory: OrgDirectory,
  parameters: Record<string, string>,
): { entry: OrgEntry; caller: Caller } | string {
  const accessToken = bearerToken(context.req.raw) ?? parameters["oauth_token"] ?? parameters["access_token"];
  if (!accessToken) return "Missing_OAuth_Token";
  for (const entry of entriesServedAt(org, directory)) {
    const resolved = resolveToken(entry.org, accessToken);
    if (!resolved) continue;
    const { caller } = resolved;
    return identityScopes.some((scope) => covers(caller.scopes, scope)) || covers(caller.scopes, "api")
      ? { entry, caller }
      : "No_Access";
  }
  return "Bad_OAuth_Token";
}
