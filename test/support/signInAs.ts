import { createHash, randomBytes } from "node:crypto";
import { createApiClient, type ApiClient } from "./apiClient.ts";
import { Browser, type Page } from "@crosswalk/practice-org/testing";
import { panelOrigin } from "./panelOrigin.ts";

export interface SignInOptions {
  password?: string;
  /** Of the page that signs in; null for a client that is no browser. */
  origin?: string | null;
  browser?: Browser;
  /** Further ones of the page's request that starts it. */
  headers?: Record<string, string>;
}

/** A sign-in that has reached the callback's page. */
interface TriedSignIn {
  id: string;
  authorizeUrl: string;
  codeVerifier: string;
  page: Page;
  /** What the page hands to the panel, where it does. */
  message: { type: string; signInId: string; code: string } | null;
  targetOrigin: string | null;
  /** What the start gave the page's browser to keep. */
  setCookies: string[];
}

/** Goes through Salesforce's own pages: login, consent where asked, and back to the connector. */
export async function completeSignIn(
  connector: { url: string },
  username: string,
  { password = "practice", origin = panelOrigin, browser = new Browser(), headers = {} }: SignInOptions = {},
): Promise<TriedSignIn> {
  const codeVerifier = randomBytes(48).toString("base64url");
  const codeChallenge = createHash("sha256").update(codeVerifier).digest("base64url");
  const client = createApiClient(connector.url, { origin: origin ?? undefined });
  const started = await client.post<{ id: string; authorizeUrl: string }>(
    "/v1/sign-ins",
    { codeChallenge },
    headers,
  );
  if (started.status !== 201) throw new Error(`no sign-in: ${JSON.stringify(started.body)}`);
  const { id, authorizeUrl } = started.body;
  let page = await browser.open(authorizeUrl);
  if (page.html.includes('name="pw"')) page = await browser.submit(page, { username, pw: password });
  if (page.html.includes("Allow Access?")) page = await browser.submit(page, { save: "Allow" });
  const setCookies = started.headers.getSetCookie();
  return { id, authorizeUrl, codeVerifier, page, setCookies, ...handedOver(page) };
}

function handedOver({ html }: Page): Pick<TriedSignIn, "message" | "targetOrigin"> {
  const [, json] = /const \{ message, origin \} = (\{.*\});/.exec(html) ?? [];
  if (json === undefined) return { message: null, targetOrigin: null };
  const { message, origin } = JSON.parse(json) as { message: TriedSignIn["message"]; origin: string | null };
  return { message, targetOrigin: origin };
}

/** Signs in and swaps the code for a session. */
export async function signInAs(
  connector: { url: string },
  username: string,
  options: SignInOptions = {},
): Promise<ApiClient> {
  const { id, codeVerifier, message, page } = await completeSignIn(connector, username, options);
  if (!message) throw new Error(`${username} could not sign in: ${page.status} ${page.html}`);
  const { origin = panelOrigin } = options;
  const client = createApiClient(connector.url, { origin: origin ?? undefined });
  const session = await client.post<{ token: string }>("/v1/sessions", {
    signInId: id,
    code: message.code,
    codeVerifier,
  });
  if (session.status !== 201) throw new Error(`no session: ${JSON.stringify(session.body)}`);
  return createApiClient(connector.url, { token: session.body.token, origin: origin ?? undefined });
}
