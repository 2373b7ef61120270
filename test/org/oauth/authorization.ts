import type { Org } from "../types.ts";
import { findClient, type OAuthClient } from "./clients.ts";
import { isRedirectUri } from "./lightningClient.ts";
import { grantScopes } from "./scopes.ts";

/** An authorize request that is well-formed and that its client may make. */
export interface Authorization {
  client: OAuthClient;
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  challenge: string | null;
  nonce: string | null;
  prompts: ReadonlySet<string>;
  immediate: boolean;
  loginHint: string | undefined;
  display: "page" | "popup" | "touch";
  /** The request's own parameters, to come back with after login or consent. */
  parameters: Record<string, string>;
}

/** A refusal, told to the client at its redirect URI, or to the user on a page where that URI cannot be trusted. */
export interface AuthorizationRefusal {
  error: string;
  description: string;
  redirect: { redirectUri: string; state: string | undefined } | undefined;
}

const knownPrompts = new Set(["login", "consent", "select_account", "none"]);

export function isRefusal(result: Authorization | AuthorizationRefusal): result is AuthorizationRefusal {
  return "error" in result;
}

export function readAuthorization(
  org: Org,
  parameters: Record<string, string>,
): Authorization | AuthorizationRefusal {
  const onPage = (error: string, description: string): AuthorizationRefusal => ({
    error,
    description,
    redirect: undefined,
  });
  const client = findClient(org, parameters["client_id"] ?? "");
  if (!client) return onPage("invalid_client_id", "client identifier invalid");
  const redirectUri = parameters["redirect_uri"];
  if (!redirectUri) return onPage("redirect_uri_missing", "redirect_uri not provided");
  if (!isRedirectUri(client, redirectUri)) {
    return onPage("redirect_uri_mismatch", "redirect_uri must match configuration");
  }

  const state = parameters["state"];
  const refuse = (error: string, description: string): AuthorizationRefusal => ({
    error,
    description,
    redirect: { redirectUri, state },
  });
  if (!parameters["response_type"]) return refuse("invalid_request", "missing response_type");
  if (parameters["response_type"] !== "code") {
    return refuse("unsupported_response_type", "response type not supported");
  }
  const scopes = grantScopes(client, parameters["scope"]);
  if (!scopes) return refuse("invalid_scope", "the requested scope is not allowed");

  const challenge = parameters["code_challenge"] ?? null;
  if (challenge === null && client.pkceRequired)
    return refuse("invalid_request", "missing required code challenge");
  // A SHA-256 in base64url is 43 characters; Salesforce knows no other method.
  if (challenge !== null && !/^[A-Za-z0-9\-_]{43}$/.test(challenge)) {
    return refuse("invalid_request", "invalid code challenge");
  }
  if (challenge !== null && (parameters["code_challenge_method"] ?? "S256") !== "S256") {
    return refuse("invalid_request", "invalid code challenge method");
  }
  const prompts = new Set((parameters["prompt"] ?? "").split(/\s+/).filter(Boolean));
  const unknown = [...prompts].find((prompt) => !knownPrompts.has(prompt));
  if (unknown !== undefined) return refuse("invalid_request", "invalid prompt value");
  const display = parameters["display"];
  return {
    client,
    redirectUri,
    state,
    scopes,
    challenge,
    nonce: parameters["nonce"] ?? null,
    prompts,
    immediate: parameters["immediate"] === "true" || prompts.has("none"),
    loginHint: parameters["login_hint"],
    display: display === "popup" || display === "touch" ? display : "page",
    parameters,
  };
}

/** The client's redirect URI with further parameters, keeping those it has. */
export function redirectTo(redirectUri: string, parameters: Record<string, string | undefined>): string {
  const url = new URL(redirectUri);
  for (const [name, value] of Object.entries(parameters)) {
    if (value !== undefined) url.searchParams.set(name, value);
  }
  return url.href;
}
