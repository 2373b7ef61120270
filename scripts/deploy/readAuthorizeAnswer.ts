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
 * and OpenID Connect ask for it.
 */
export function readAuthorizeAnswer({ status, location, text }: AuthorizeAnswer, place: AppPlace): AppAnswer {
  if (location !== null) return answerOfAddress(location, place);
  const page = answerOfPage(text, place);
  if (status < 400 || page.outcome === "refused") return page;
  return unknownAnswer(`status ${status}`, true);
}

const errorPage = "/setup/secur/RemoteAccessErrorPage.apexp";
/**
 * Whether an address goes on with the app after the login. One that only repeats the request may be what a
 * login page does with any request.
 */
const goesOn = ({ pathname, searchParams }: URL): boolean =>
  pathname === "/setup/secur/RemoteAccessAuthorizationPage.apexp" ||
  (pathname === "/services/oauth2/authorize" && searchParams.has("source"));

/** What it says of the app that a browser is led to this address. */
function answerOfAddress(target: string, place: AppPlace): AppAnswer {
  const url = URL.parse(target, place.loginUrl);
  if (url === null) return unknownAnswer("a redirect to no address");
  const callback = new URL(place.callbackUrl);
  if (url.origin === callback.origin && url.pathname === callback.pathname) return answerAtCallback(url);
  const { searchParams: query } = url;
  if (isSalesforces(url, place)) {
    if (url.pathname === errorPage) return refused(query.get("error") ?? "RemoteAccessErrorPage");
    if (goesOn(url) && query.has("source")) return proved;
    const next = query.get("startURL") ?? query.get("RelayState");
    const nextUrl = next === null ? null : URL.parse(next, place.loginUrl);
    if (nextUrl !== null && goesOn(nextUrl)) return proved;
    if (nextUrl?.pathname === errorPage) return answerOfAddress(nextUrl.href, place);
  } else if (url.protocol === "https:" && asksWhoItIs(query)) {
    return proved;
  }
  return unknownAnswer(`a redirect to ${url.origin}${url.pathname}`);
}

function answerAtCallback(url: URL): AppAnswer {
  const behindHash = new URLSearchParams(url.hash.slice(1));
  const word = url.searchParams.get("error") ?? behindHash.get("error");
  if (word !== null) return refused(word);
  return url.searchParams.has("code") ? proved : unknownAnswer("a redirect to the callback without a code");
}

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
    .replaceAll("&amp;", "&");
  const text = shown.replace(/<[^>]*>/g, " ").trim();
  const [, word] = /^error=([\w.-]{1,60})&error_description=/.exec(text) ?? onErrorPage.exec(text) ?? [];
  const asks = asksOnPage(shown);
  // A login page may have such words of its own, and Salesforce's page for a refusal a way to log in.
  if (word !== undefined && (!asks || Object.hasOwn(oauthMeanings, word))) return refused(word);
  if (asks) return proved;
  const led = targetsIn(page).map((target) => answerOfAddress(target, place));
  const [first, ...others] = led.filter(({ outcome }) => outcome !== "unknown");
  const isOne = first !== undefined && others.every(({ outcome }) => outcome === first.outcome);
  return isOne ? first : unknownAnswer("a page that is neither a login nor a refusal");
}

/** Salesforce's page says the word, " : " and the description. */
const onErrorPage = /(?:^|\s)([A-Za-z]{1,30}(?:_[A-Za-z]{1,30})+) : /;

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
