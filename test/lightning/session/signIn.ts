import { createHash, randomBytes } from "node:crypto";
import type { PageSession, PageSessions } from "./pageSessions.ts";

/** Lightning's own client in the practice org. It needs no secret and no consent. */
const pageClientId = "PracticeLightning";
export const callbackPath = "/_ui/signed-in";

/** The address of the org's login page for a new sign-in, which returns to the page's callback. */
export function authorizeUrl(
  orgUrl: string,
  pageUrl: string,
  sessions: PageSessions,
  returnTo: string,
): string {
  const codeVerifier = randomBytes(48).toString("base64url");
  const url = new URL("/services/oauth2/authorize", orgUrl);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: pageClientId,
    redirect_uri: pageUrl + callbackPath,
    state: sessions.startSignIn({ codeVerifier, returnTo }),
    code_challenge: createHash("sha256").update(codeVerifier).digest("base64url"),
    code_challenge_method: "S256",
  }).toString();
  return url.href;
}

interface TokenAnswer {
  access_token: string;
  instance_url: string;
  id: string;
}

interface Identity {
  user_id: string;
  organization_id: string;
  display_name: string;
  username: string;
  email: string;
  locale: string;
  language: string;
  timezone: string;
  custom_permissions?: Record<string, true>;
}

/** Exchanges the code for a session of the page. Throws with the org's answer where the org refuses. */
export async function finishSignIn(
  orgUrl: string,
  pageUrl: string,
  code: string,
  codeVerifier: string,
): Promise<PageSession> {
  const token = await readAnswer<TokenAnswer>(
    await fetch(new URL("/services/oauth2/token", orgUrl), {
      method: "POST",
      body: new URLSearchParams({
        grant_type: "authorization_code",
        client_id: pageClientId,
        redirect_uri: pageUrl + callbackPath,
        code,
        code_verifier: codeVerifier,
      }),
    }),
  );
  const headers = { Authorization: `Bearer ${token.access_token}`, Accept: "application/json" };
  const identity = await readAnswer<Identity>(await fetch(token.id, { headers }));
  return {
    accessToken: token.access_token,
    instanceUrl: token.instance_url,
    user: {
      id: identity.user_id,
      name: identity.display_name,
      username: identity.username,
      email: identity.email,
    },
    orgId: identity.organization_id,
    customPermissions: identity.custom_permissions ?? {},
    i18n: {
      locale: identity.locale.replaceAll("_", "-"),
      lang: identity.language.replaceAll("_", "-"),
      dir: isFromTheRight(identity.language) ? "rtl" : "ltr",
      timeZone: identity.timezone,
      // The org has one currency, and its identity service does not say which.
      currency: "USD",
    },
  };
}

/** Salesforce's languages that are written from the right: Arabic, Hebrew, Urdu, and Yiddish. */
function isFromTheRight(language: string): boolean {
  return /^(ar|iw|he|ur|ji|yi)(_|$)/.test(language);
}

async function readAnswer<Answer>(response: Response): Promise<Answer> {
  const text = await response.text();
  if (!response.ok) throw new Error(`The org answered ${response.status}: ${text.slice(0, 300)}`);
  return JSON.parse(text) as Answer;
}
