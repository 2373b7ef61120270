import type { Org } from "../types.ts";
import { findActiveClient } from "./clients.ts";
import type { OAuthClient } from "./oauthClient.ts";
import { isRedirectUri } from "./lightningClient.ts";
import { grantScopes } from "./scopes.ts";

/** A valid authorize request. */
export interface Authorization {
  client: OAuthClient;
  redirectUri: string;
  state: string | undefined;
  scopes: string[];
  /** The grant that the client gets: a code, or tokens in the URL's fragment, with or without an id_token. */
  responseType: ResponseType;
  challenge: string | null;
  nonce: string | null;
  prompts: ReadonlySet<string>;
  immediate: boolean;
  loginHint: string | undefined;
  display: Display;
  /** The request's own parameters, which login and consent return with. */
  parameters: Record<string, string>;
}

/** A refusal, sent to the client's redirect URI, or shown on a page where that URI cannot be trusted. */
export interface AuthorizationRefusal {
  error: string;
  description: string;
  redirect: Redirect | undefined;
}

interface Redirect {
  redirectUri: string;
  state: string | undefined;
  responseType: ResponseType;
}

type ResponseType = "code" | "token" | "token id_token";
type Display = (typeof displays)[number];

const displays = ["page", "popup", "touch", "mobile"] as const;
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
  const client = findActiveClient(org, parameters["client_id"] ?? "");
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
    redirect: { redirectUri, state, responseType: responseType ?? "code" },
  });
  const responseType = readResponseType(parameters["response_type"] ?? "");
  if (!parameters["response_type"]) return refuse("invalid_request", "missing response_type");
  if (!responseType) return refuse("unsupported_response_type", "response type not supported");
  const scopes = grantScopes(client, parameters["scope"]);
  if (!scopes) return refuse("invalid_scope", "the requested scope is not allowed");

  const challenge = parameters["code_challenge"] ?? null;
  if (responseType === "code" && challenge === null && client.pkceRequired)
    return refuse("invalid_request", "missing required code challenge");
  // A SHA-256 in base64url has 43 characters. Salesforce supports no other method.
  if (challenge !== null && !/^[A-Za-z0-9\-_]{43}$/.test(challenge)) {
    return refuse("invalid_request", "invalid code challenge");
  }
  if (challenge !== null && (parameters["code_challenge_method"] ?? "S256") !== "S256") {
    return refuse("invalid_request", "invalid code challenge method");
  }
  const prompts = new Set((parameters["prompt"] ?? "").split(/\s+/).filter(Boolean));
  const unknown = [...prompts].find((prompt) => !knownPrompts.has(prompt));
  if (unknown !== undefined) return refuse("invalid_request", "invalid prompt value");
  if (prompts.has("none") && prompts.size > 1) return refuse("invalid_request", "invalid prompt value");
  return {
    client,
    redirectUri,
    state,
    scopes,
    responseType,
    challenge,
    nonce: parameters["nonce"] ?? null,
    prompts,
    immediate: parameters["immediate"] === "true" || prompts.has("none"),
    loginHint: parameters["login_hint"],
    display: displays.find((display) => display === parameters["display"]) ?? "page",
    parameters,
  };
}

/** `code`, `token` or `token id_token`, in any order. Salesforce's hybrid tokens are not supported. */
function readResponseType(text: string): ResponseType | undefined {
  const words = text.split(/\s+/).filter(Boolean).sort().reverse().join(" ");
  return words === "code" || words === "token" || words === "token id_token" ? words : undefined;
}

/**
 * The client's redirect URI with further parameters and the state. They are added to the query, or to the
 * fragment for tokens, which servers do not see.
 */
export function redirectTo(
  { redirectUri, state, responseType }: Redirect,
  parameters: Record<string, string>,
): string {
  const url = new URL(redirectUri);
  const all = { ...parameters, ...(state === undefined ? {} : { state }) };
  if (responseType !== "code") {
    url.hash = new URLSearchParams(all).toString();
    return url.href;
  }
  for (const [name, value] of Object.entries(all)) url.searchParams.set(name, value);
  return url.href;
}
