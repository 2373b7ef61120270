import { oauthMeanings } from "../../connector/salesforce/oauthRefusals.ts";
import { isFault } from "../org/isFault.ts";
import type { Unreached } from "../org/unreached.ts";

/** What the org says of the app. Only a documented sign decides; what is no sign is unknown. */
export type AppAnswer = { outcome: "proved" } | RefusedAnswer | UnknownAnswer;

interface RefusedAnswer {
  outcome: "refused";
  word: string;
  /** Whether the org has taken the key, and has another secret. */
  isOfSecret?: boolean;
}

export interface UnknownAnswer {
  outcome: "unknown";
  saw: string;
  mayPass: MayPass;
  /** Where nothing of the org's answered. */
  unreached?: Unreached | undefined;
}

/**
 * Whether the org may answer otherwise later: it was not reached or has a fault, or it refuses without a
 * known sign, which may be its way with a new app.
 */
type MayPass = "fault" | "as a new app" | false;

export const unknownAnswer = (saw: string, mayPass: MayPass = false): UnknownAnswer => ({
  outcome: "unknown",
  saw,
  mayPass,
});
const proved: AppAnswer = { outcome: "proved" };

/** Words for a fault of the org's, which say nothing of the app. */
const faultWords = ["rate_limit_exceeded", "server_error", "temporarily_unavailable", "unknown_error"];

/** What a refusal's word says. Text in its place, which might name somebody, is not repeated. */
export function answerOfWord(word: string): AppAnswer {
  if (faultWords.includes(word)) return unknownAnswer(word, "fault");
  return { outcome: "refused", word: /^[\w.-]{1,60}$/.test(word) ? word : "an unknown word" };
}

/** The word for Salesforce's error page where that says none. */
export const pageWithoutWord = "RemoteAccessErrorPage";

/** A refusal's word as others may read it: only Salesforce's own. */
export const wordForOthers = (word: string): string =>
  isKnown(word) || word === pageWithoutWord ? word : "another";

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
  if (status < 400 || saysMore(page)) return page;
  return unknownAnswer(`status ${status}`, isFault(status) ? "fault" : "as a new app");
}

/** Whether the org's words are of a refusal or a fault, whatever stands beside them. */
const saysMore = (answer: AppAnswer) =>
  answer.outcome === "refused" || (answer.outcome === "unknown" && answer.mayPass === "fault");

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
    return word === undefined
      ? unknownAnswer("a redirect to the callback without an error")
      : answerOfWord(word);
  }
  const { searchParams: query } = url;
  const isOwn = isSalesforces(url, place);
  if (isOwn && url.pathname === errorPage) return answerOfWord(word || pageWithoutWord);
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
  isKnown(word) ? answerOfWord(word) : unknownAnswer(`the error ${word || "without a word"}`);

/**
 * The org's own pages, and those of the login hosts and other addresses of Salesforce's: Experience Cloud's
 * logins, and those in China. What proves beside them is that the org refuses others.
 */
const isSalesforces = (url: URL, { loginUrl }: AppPlace) =>
  url.origin === new URL(loginUrl).origin ||
  (url.protocol === "https:" && /\.(salesforce\.com|my\.site\.com|sfcrmproducts\.cn)$/.test(url.hostname));

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
  const text = textOf(shown);
  const [, whole] =
    /^error=([\w.-]{1,60})&error_description=/.exec(text) ??
    /^\{\s*"error"\s*:\s*"([\w.-]{1,60})"/.exec(text) ??
    [];
  if (whole !== undefined) return answerOfWord(whole);
  const known = (text.match(/[A-Za-z]+(?:_[A-Za-z]+)+/g) ?? []).find(isKnown);
  if (known !== undefined) return answerOfWord(known);
  const led = targetsIn(page).map((target) => answerOfAddress(target, place));
  const more = led.find(saysMore);
  if (more !== undefined) return more;
  const [sign] = signOfError.exec(textOf(shown.replace(hiddenMessage, " "))) ?? [];
  if (sign !== undefined) return unknownAnswer(`a page that says "${sign.trim()}"`);
  if (asksOnPage(shown) || led.some(({ outcome }) => outcome === "proved")) return proved;
  return unknownAnswer("a page that is neither a login nor a refusal");
}

const textOf = (html: string) => html.replace(/<[^>]*>/g, " ").trim();

/** An element without others in it that the page does not show: a login page keeps its messages so. */
const hiddenMessage = /<(\w+)\b[^>]*\bstyle\s*=\s*["'][^"'>]*display\s*:\s*none[^>]*>[^<]*<\/\1\s*>/gi;

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
