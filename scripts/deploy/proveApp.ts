import { createHash, randomBytes } from "node:crypto";
import { oauthScopes } from "../../connector/salesforce/oauth.ts";

/** What the connector signs people in with. */
export interface AppKeys {
  key: string;
  secret: string;
}

export interface AppToProve extends AppKeys {
  /** The org's My Domain. */
  loginUrl: string;
  callbackUrl: string;
}

/** An org that lets a request wait for longer is asked again. */
const answerMsMax = 20_000;

/**
 * Asks the org whether it knows the app, without signing anybody in: its authorize address leads to the login
 * page, and a made-up code is refused as a code and not as a client. Gives the word that refuses the app;
 * undefined where key, secret, callback and scopes are right.
 */
export async function refusalOfApp(app: AppToProve, limitMs?: number): Promise<string | undefined> {
  return orNothing(
    app,
    async () => (await refusalAtAuthorize(app, limitMs)) ?? (await refusalAtToken(app, limitMs)),
  );
}

/** Words for what a deployment of the app sets anew: an app whose connector moved has another callback. */
const ofSettings = ["redirect_uri_mismatch", "invalid_scope"];

/** The same of key and secret alone. */
export async function refusalOfKeys(app: AppToProve): Promise<string | undefined> {
  const ofKeys = (word: string | undefined) => (word && ofSettings.includes(word) ? undefined : word);
  return orNothing(
    app,
    async () => ofKeys(await refusalAtAuthorize(app)) ?? ofKeys(await refusalAtToken(app)),
  );
}

async function orNothing(
  { loginUrl }: AppToProve,
  ask: () => Promise<string | undefined>,
): Promise<string | undefined> {
  try {
    return await ask();
  } catch (error) {
    if ((error as Error).name === "TimeoutError") return `nothing (${loginUrl} did not answer)`;
    if (!(error instanceof TypeError)) throw error;
    return `nothing (${loginUrl} cannot be reached)`;
  }
}

/** The word that refuses the app at its authorize address; undefined where that leads to a login page. */
export async function refusalAtAuthorize(
  app: AppToProve,
  limitMs = answerMsMax,
): Promise<string | undefined> {
  const challenge = createHash("sha256").update(randomBytes(32)).digest("base64url");
  const url = new URL("/services/oauth2/authorize", app.loginUrl);
  url.search = new URLSearchParams({
    response_type: "code",
    client_id: app.key,
    redirect_uri: app.callbackUrl,
    scope: oauthScopes,
    code_challenge: challenge,
    code_challenge_method: "S256",
  }).toString();
  const answer = await fetch(url, { redirect: "manual", signal: AbortSignal.timeout(limitMs) });
  const location = answer.headers.get("location");
  const text = await answer.text();
  if (answer.status >= 400) return refusalIn(location ?? text) ?? `status ${answer.status}`;
  return location === null ? refusalOnPage(text, app) : refusalOfTarget(location, app);
}

/** A login page may say anything in its scripts and links, so what it asks for decides. */
function refusalOnPage(text: string, app: AppToProve): string | undefined {
  if (asksWhoItIs.test(text)) return undefined;
  const shown = text.replace(/<script[^]*?<\/script\s*>/gi, " ");
  const target = targetIn(text);
  const leadsOn = target !== undefined && !inText.test(shown) && !onErrorPage.test(shown);
  return leadsOn ? refusalOfTarget(target, app) : (refusalIn(text) ?? "an error page");
}

/** A field for a password, or for the name alone where the password is asked for on the next page. */
const asksWhoItIs =
  /<input\b[^>]*\s(?:type=["']?password|(?:name|id|autocomplete)=["']?(?:username|email|login)\b)/i;

/** Where a page's script or header leads, as far as it says so in one piece. */
function targetIn(page: string): string | undefined {
  const script = /\blocation(?:\.(?:href|replace|assign))?\s*(?:=(?!=)|\()\s*(["'])(.+?)\1/.exec(page)?.[2];
  const header = /http-equiv=["']?refresh\b[^>]*?\burl=([^"'>]+)/i.exec(page)?.[1];
  return (script ?? header)?.replaceAll("\\/", "/").replaceAll("&amp;", "&");
}

/**
 * The word for where a browser is led: the org's own pages and an identity provider's ask who it is. The
 * connector's hear of nothing but a code or an error.
 */
function refusalOfTarget(target: string, { loginUrl, callbackUrl }: AppToProve): string | undefined {
  const word = refusalIn(target);
  if (word !== undefined) return word;
  const url = URL.parse(target, loginUrl);
  if (url === null) return "an error page";
  const callback = new URL(callbackUrl);
  if (url.origin === callback.origin) {
    const hasCode = url.pathname === callback.pathname && url.searchParams.has("code");
    return hasCode ? undefined : "no code at the callback";
  }
  const page = /[^/]*error[^/.]*/i.exec(url.pathname)?.[0];
  if (page !== undefined) return page;
  const isSafe = url.protocol === "https:" || url.origin === new URL(loginUrl).origin;
  return isSafe ? undefined : "a redirect by plain http";
}

/**
 * The word that refuses the app in an address or on a page of Salesforce's, whatever it is, also where the
 * address stands within another one; the page's name where it says none.
 */
function refusalIn(text: string): string | undefined {
  const plain = [text, decoded(text), decoded(decoded(text))].join(" ").replaceAll("&amp;", "&");
  const found = inAddress.exec(plain) ?? inText.exec(plain) ?? onErrorPage.exec(plain);
  return found?.[1] ?? /RemoteAccessErrorPage/.exec(plain)?.[0];
}

const inAddress = /[?&#](?:error|errorcode)=([\w.-]{1,60})/i;
const inText = /\berror=([\w.-]{1,60})&error_desc/;
/** Salesforce's page says the word, " : " and the description. */
const onErrorPage = /\b([a-z]{1,30}(?:_[a-z]{1,30})+) : /i;

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

/** The word that refuses the app at its token address; undefined where only a made-up code is refused. */
export async function refusalAtToken(app: AppToProve, limitMs = answerMsMax): Promise<string | undefined> {
  const answer = await fetch(new URL("/services/oauth2/token", app.loginUrl), {
    method: "POST",
    signal: AbortSignal.timeout(limitMs),
    body: new URLSearchParams({
      grant_type: "authorization_code",
      client_id: app.key,
      client_secret: app.secret,
      redirect_uri: app.callbackUrl,
      code: randomBytes(24).toString("base64url"),
      code_verifier: randomBytes(48).toString("base64url"),
    }),
  });
  const text = await answer.text();
  const word = /"error"\s*:\s*"([\w-]{1,60})"/.exec(text)?.[1] ?? `status ${answer.status}`;
  return word === "invalid_grant" ? undefined : word;
}
