import { Hono } from "hono";
import type { Org, OrgDirectory } from "../types.ts";
import { authorizeRoutes } from "./authorizeRoutes.ts";
import { consentRoutes } from "./consentRoutes.ts";
import { frontdoorRoutes } from "./frontdoorRoutes.ts";
import { identityRoutes } from "./identityRoutes.ts";
import { loginRoutes } from "./loginRoutes.ts";
import { openIdRoutes } from "./openIdRoutes.ts";
import { revokeRoutes } from "./revokeRoutes.ts";
import { tokenRoutes } from "./tokenRoutes.ts";

/**
 * All sign-in routes of `org`'s host. The first org of the directory is the login host, which signs in users
 * of all orgs; any other host signs in its own users. Call `registerClients` for each org before.
 */
export function oauthRoutes(org: Org, directory: OrgDirectory): Hono {
  const app = new Hono();
  app.route("/", openIdRoutes(directory));
  app.route("/", authorizeRoutes(org, directory));
  app.route("/", consentRoutes(org, directory));
  app.route("/", loginRoutes(org, directory));
  app.route("/", tokenRoutes(org, directory));
  app.route("/", revokeRoutes(org, directory));
  app.route("/", identityRoutes(org, directory));
  app.route("/", frontdoorRoutes(org, directory));
  return app;
}
