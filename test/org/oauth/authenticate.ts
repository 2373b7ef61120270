import { type Access, type Caller, type Org, SalesforceError } from "../types.ts";
import { findClient } from "./clients.ts";
import { findAccessToken, type LiveToken } from "./grants.ts";
import { isLightning } from "./lightningClient.ts";
import { findLogin } from "./logins.ts";
import { covers } from "./scopes.ts";

/** The token of an `Authorization: Bearer …` or `OAuth …` header; undefined where there is none. */
export function bearerToken(request: Request): string | undefined {
  const header = request.headers.get("authorization");
  if (header === null) return undefined;
  return /^(?:Bearer|OAuth)\s+(\S+)\s*$/i.exec(header)?.[1];
}

/**
 * The caller of an access token, and the token; undefined where it is invalid, the user frozen or the app
 * blocked.
 */
export function resolveToken(
  org: Org,
  accessToken: string,
): { caller: Caller; token: LiveToken } | undefined {
  if (accessToken.slice(0, 15) !== org.id.slice(0, 15)) return undefined;
  const token = findAccessToken(org, accessToken);
  if (!token) return undefined;
  const login = findLogin(org, token.userId);
  if (!login?.active || login.frozen) return undefined;
  const client = findClient(org, token.clientId);
  if (!client || (client.isCrosswalk && org.settings.appStatus === "blocked")) return undefined;
  return {
    caller: {
      userId: login.userId,
      username: login.username,
      profileId: login.profileId,
      scopes: new Set(token.scope.split(" ")),
      clientId: token.clientId,
    },
    token,
  };
}

/** Whether a request comes from Lightning Experience itself, so that it does not count as an API call. */
export function isFromLightning(org: Org, request: Request): boolean {
  const accessToken = bearerToken(request);
  const caller = accessToken === undefined ? undefined : resolveToken(org, accessToken)?.caller;
  return caller !== undefined && isLightning(caller);
}

/**
 * The caller of a REST request. Throws 401 INVALID_SESSION_ID where the session is missing, expired or
 * without the `api` scope, 401 INVALID_AUTH_HEADER for another form of header, and, with `access`, 403
 * API_DISABLED_FOR_ORG for a user without "API Enabled".
 */
export function authenticate(org: Org, request: Request, access?: Access): Caller {
  const accessToken = bearerToken(request);
  if (accessToken === undefined && request.headers.has("authorization")) {
    throw new SalesforceError(401, "INVALID_AUTH_HEADER", "INVALID_HEADER_TYPE");
  }
  const resolved = accessToken === undefined ? undefined : resolveToken(org, accessToken);
  if (!resolved) throw new SalesforceError(401, "INVALID_SESSION_ID", "Session expired or invalid");
  if (!covers(resolved.caller.scopes, "api")) {
    throw new SalesforceError(
      401,
      "INVALID_SESSION_ID",
      "This session is not valid for use with the REST API",
    );
  }
  if (access && !isLightning(resolved.caller) && !access.systemPermission(resolved.caller, "ApiEnabled")) {
    throw new SalesforceError(
      403,
      "API_DISABLED_FOR_ORG",
      "The REST API is not enabled for this Organization.",
    );
  }
  return resolved.caller;
}
