import { oauthMeanings } from "../../connector/salesforce/oauthRefusals.ts";

/** What the org says of the app. Only a documented sign decides; what is no sign is unknown. */
export type AppAnswer =
  | { outcome: "proved" }
  | { outcome: "refused"; word: string }
  /**
   * `mayPass`: the org may answer later, as it was not reached, has a fault, or refuses without a known sign,
   * which may be its way with a new app.
   */
  | { outcome: "unknown"; saw: string; mayPass: boolean };

export const unknownAnswer = (saw: string, mayPass = false): AppAnswer => ({
  outcome: "unknown",
  saw,
  mayPass,
});
const proved: AppAnswer = { outcome: "proved" };
const refused = (word: string): AppAnswer => ({ outcome: "refused", word });

/** An answer of the org's authorize address. */
export interface AuthorizeAnswer {
  status: number;
  location: string | null;
  text: string;
}

/** Where the app is. */
export interface AppPlace {
  /** The org's My Domain. */
  loginUrl: string;
  callbackUrl: string;
}

/**
 * Salesforce refuses an app that it does not know before it asks who somebody is: on a page with the word, on
 * its error page, or back at the app. Otherwise it leads to a login of its own, or to the identity
 * provider's, and remembers the address that goes on with the app. Each as recorded answers have it
 * (RemoteAccessErrorPage and RemoteAccessAuthorizationPage, authn-request.jsp), or as the standards of SAML
 * and OpenID Connect ask for it. Only what asks for a login proves, and only without any sign of an error.
 */
export function readAuthorizeAnswer({ status, location, text }: AuthorizeAnswer, place: AppPlace): AppAnswer {
  if (location !== null) return answerOfAddress(location, place);
  const page = answerOfPage(text, place);
  if (status < 400 || page.outcome === "refused") return page;
  return unknownAnswer(`status ${status}`, true);
}

const errorPage = "/setup/secur/RemoteAccessErrorPage.apexp";
/**
 * Whether an address goes on with the app after the login. A login that only repeats the request may come
 * with any request: what proves the app beside it is that others are refused.
 */
const goesOn = ({ pathname }: URL): boolean =>
  pathname === "/setup/secur/RemoteAccessAuthorizationPage.apexp" ||
  pathname === "/services/oauth2/authorize";

/** What it says of the app that a browser is led to this address. */
function answerOfAddress(target: string, place: AppPlace): AppAnswer {
  const url = URL.parse(target, place.loginUrl);
  if (url === null) return unknownAnswer("a redirect to no address");
  const word = errorIn(url);
  const callback = new URL(place.callbackUrl);
  if (url.origin === callback.origin && url.pathname === callback.pathname) {
    return word === undefined ? unknownAnswer("a redirect to the callback without an error") : refused(word);
  }
  const { searchParams: query } = url;
  const isOwn = isSalesforces(url, place);
  if (isOwn && url.pathname === errorPage) return refused(word ?? "RemoteAccessErrorPage");
  if (word !== undefined) return isOwn ? ofWord(word) : unknownAnswer(`a redirect to ${placeOf(url)}`);
  if (isOwn) {
    if (goesOn(url) && query.has("source")) return proved;
    const next = query.get("startURL") ?? query.get("RelayState");
    const nextUrl = next === null ? null : URL.parse(next, place.loginUrl);
    if (nextUrl?.pathname === errorPage) return answerOfAddress(nextUrl.href, place);
    const nextWord = nextUrl === null ? undefined : errorIn(nextUrl);
    if (nextWord !== undefined) return ofWord(nextWord);
    if (nextUrl !== null && goesOn(nextUrl)) return proved;
  } else if (url.protocol === "https:" && asksWhoItIs(query)) {
    return proved;
  }
  return unknownAnswer(`a redirect to ${placeOf(url)}`);
}

const placeOf = ({ origin, pathname }: URL) => `${origin}${pathname}`;

/** The word of an error in an address, in its query or behind its hash; empty where it says none. */
function errorIn({ searchParams, hash }: URL): string | undefined {
  const named = [...searchParams, ...new URLSearchParams(hash.slice(1))];
  return named.find(([name]) => /^(error|errorcode|oauth_error)$/i.test(name))?.[1];
}

const isKnown = (word: string) => Object.hasOwn(oauthMeanings, word);

/** A word that Salesforce has for an app refuses it. Another may be about something else, such as a login. */
const ofWord = (word: string): AppAnswer =>
  isKnown(word) ? refused(word) : unknownAnswer(`the error ${word || "without a word"}`);

/** The org's own pages, and those of the login hosts and other addresses of Salesforce's. */
const isSalesforces = (url: URL, { loginUrl }: AppPlace) =>
  url.origin === new URL(loginUrl).origin ||
  (url.protocol === "https:" && url.hostname.endsWith(".salesforce.com"));

/** A SAML request (HTTP redirect binding), or OpenID Connect's for Salesforce's own callback. */
function asksWhoItIs(query: URLSearchParams): boolean {
  if (query.has("SAMLRequest")) return true;
  const back = URL.parse(query.get("redirect_uri") ?? "")?.pathname ?? "";
  return query.has("client_id") && query.has("response_type") && back.startsWith("/services/authcallback/");
}

function answerOfPage(page: string, place: AppPlace): AppAnswer {
  const shown = page
    .replace(/<!--[^]*?-->|<(script|style|template)\b[^]*?<\/\1\s*>/gi, " ")
    .replaceAll("&amp;", "&")
    .replace(/&nbsp;|&#160;|&#xa0;/gi, " ");
  const text = shown.replace(/<[^>]*>/g, " ").trim();
  const [, whole] =
    /^error=([\w.-]{1,60})&error_description=/.exec(text) ??
    /^\{\s*"error"\s*:\s*"([\w.-]{1,60})"/.exec(text) ??
    [];
  if (whole !== undefined) return refused(whole);
  const known = (text.match(/[A-Za-z]+(?:_[A-Za-z]+)+/g) ?? []).find(isKnown);
  if (known !== undefined) return refused(known);
  const led = targetsIn(page).map((target) => answerOfAddress(target, place));
  const refusal = led.find(({ outcome }) => outcome === "refused");
  if (refusal !== undefined) return refusal;
  const [sign] = signOfError.exec(text) ?? [];
  if (sign !== undefined) return unknownAnswer(`a page that says "${sign.trim()}"`);
  if (asksOnPage(shown) || led.some(({ outcome }) => outcome === "proved")) return proved;
  return unknownAnswer("a page that is neither a login nor a refusal");
}

/**
 * What a page says of an error in words that decide nothing: a word that nobody knows with its description,
 * as Salesforce's own page has them, or the text of its older one.
 */
const signOfError =
  /\berror(?:_?code)?\b|\bOAUTH_\w{1,60}|\bremote access\b|(?:^|\s)[A-Za-z]{1,30}(?:_[A-Za-z]{1,30})+\s*[:：]/i;

/** A visible field for a password, or for the user's name: Salesforce's own page calls that `username`. */
function asksOnPage(shown: string): boolean {
  const fields = (shown.match(/<input\b[^>]*>/gi) ?? []).map(attributesOf);
  return fields.some(
    ({ type, name, id }) =>
      type === "password" || (type !== "hidden" && (name === "username" || id === "username")),
  );
}

function attributesOf(tag: string): Record<string, string> {
  const pairs = tag.matchAll(/\s([\w-]+)\s*=\s*(?:"([^"]*)"|'([^']*)'|([^\s"'>]+))/g);
  return Object.fromEntries(
    [...pairs].map(([, name = "", ...values]) => [
      name.toLowerCase(),
      (values.find((value) => value !== undefined) ?? "").toLowerCase(),
    ]),
  );
}

/** Each address in a page's scripts, where Salesforce's own keep it in a variable, and its refresh's. */
function targetsIn(page: string): string[] {
  const scripts = [...page.matchAll(/<script\b[^>]*>([^]*?)<\/script\s*>/gi)].map(([, code = ""]) => code);
  const named = scripts.flatMap((code) => [...code.matchAll(/(["'])((?:https?:|\\?\/).*?)\1/g)]);
  const refresh = /http-equiv=["']?refresh\b[^>]*?\burl=([^"'>]+)/i.exec(page)?.[1];
  return [...named.map(([, , target = ""]) => target), ...(refresh === undefined ? [] : [refresh])].map(
    (target) => target.replaceAll("\\/", "/").replaceAll("&amp;", "&"),
  );
}
