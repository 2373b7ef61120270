import { Hono } from "hono";
import type { OrgDirectory } from "../types.ts";
import { loginOrigin } from "./identityUrl.ts";
import { publishedKeys } from "./idToken.ts";
import { scopeLabels } from "./scopes.ts";

/** OpenID Connect discovery, and the keys it points at. */
export function openIdRoutes(directory: OrgDirectory): Hono {
  const app = new Hono();
  app.get("/.well-known/openid-configuration", (context) => {
    const origin = loginOrigin(directory);
    const oauth = `${origin}/services/oauth2`;
    return context.json({
      issuer: origin,
      authorization_endpoint: `${oauth}/authorize`,
      token_endpoint: `${oauth}/token`,
      revocation_endpoint: `${oauth}/revoke`,
      userinfo_endpoint: `${oauth}/userinfo`,
      jwks_uri: `${origin}/id/keys`,
      scopes_supported: Object.keys(scopeLabels),
      response_types_supported: ["code", "token", "token id_token"],
      grant_types_supported: ["authorization_code", "refresh_token", "password"],
      code_challenge_methods_supported: ["S256"],
      subject_types_supported: ["public"],
      id_token_signing_alg_values_supported: ["RS256"],
      display_values_supported: ["page", "popup", "touch", "mobile"],
      token_endpoint_auth_methods_supported: ["client_secret_post", "client_secret_basic"],
      claims_supported: ["iss", "aud", "sub", "iat", "exp", "auth_time", "at_hash", "nonce"],
    });
  });
  app.get("/id/keys", async (context) => context.json(await publishedKeys(directory)));
  return app;
}
