import { oauthMeanings } from "../../connector/salesforce/oauth.ts";
import { isFault } from "../org/isFault.ts";
import type { Unreached } from "../org/unreached.ts";

/** What the org says of the app: it goes on with it, refuses it by a word, or neither. */
export type AppAnswer = { outcome: "proved" } | RefusedAnswer | UnknownAnswer;

interface RefusedAnswer {
  outcome: "refused";
  word: string;
  /** Whether the org has taken the key, and has another secret. */
  isOfSecret?: boolean;
}

interface UnknownAnswer {
  outcome: "unknown";
  saw: string;
  /**
   * Whether the org may answer otherwise later: it was not reached or has a fault, or it refuses without a
   * known sign, which may be its way with a new app.
   */
  mayPass: "fault" | "as a new app" | false;
  /** Where nothing of the org's answered. */
  unreached?: Unreached | undefined;
}

export const unknownAnswer = (saw: string, mayPass: UnknownAnswer["mayPass"] = false): UnknownAnswer => ({
  outcome: "unknown",
  saw,
  mayPass,
});

/** Words for a fault of the org's, which say nothing of the app. */
const faultWords = ["rate_limit_exceeded", "server_error", "temporarily_unavailable", "unknown_error"];

/** What a refusal's word says. Text in its place, which might name somebody, is not repeated. */
export function answerOfWord(word: string): AppAnswer {
  if (faultWords.includes(word)) return unknownAnswer(word, "fault");
  return { outcome: "refused", word: /^[\w.-]{1,60}$/.test(word) ? word : "an unknown word" };
}

/** The word for Salesforce's error page where that says none. */
export const withoutWord = "RemoteAccessErrorPage";

const isKnown = (word: string) => Object.hasOwn(oauthMeanings, word);

/** A refusal's word as others may read it: only Salesforce's own. */
export const wordForOthers = (word: string): string =>
  isKnown(word) || word === withoutWord ? word : "another";

/**
 * An answer of the org's authorize address. Salesforce refuses an app before it asks who somebody is: on a
 * page with the word, on its error page, or back at the app. Whatever is no refusal counts as going on with
 * the app; what proves it is that the org refuses others (answerAtAuthorize).
 */
export function readAuthorizeAnswer(status: number, location: string | null, page: string): AppAnswer {
  const text = location ?? page.replace(/<!--[^]*?-->/g, " ");
  const word = namedIn(text) ?? (location === null ? wordOnPage(text) : namedIn(decoded(location)));
  if (word) return answerOfWord(word);
  if (text.includes(withoutWord)) return answerOfWord(withoutWord);
  if (status < 400) return { outcome: "proved" };
  return unknownAnswer(`status ${status}`, isFault(status) ? "fault" : "as a new app");
}

/** The word of an error in an address, or in a text that is built like one; empty where it says none. */
const namedIn = (text: string): string | undefined =>
  /(?:^|[?&#])(?:error|errorcode|oauth_error)=([^&\s"'<]*)/i.exec(text)?.[1];

function wordOnPage(page: string): string | undefined {
  const shown = page.replace(/<script\b[^]*?<\/script\s*>|<[^>]*>/gi, " ");
  return (
    /^\s*\{\s*"error"\s*:\s*"([^"]*)"/.exec(page)?.[1] ??
    (shown.match(/[A-Za-z]+(?:_[A-Za-z]+)+/g) ?? []).find(isKnown)
  );
}

/** An address may hold another one, with the word in it. */
function decoded(address: string): string {
  try {
    return decodeURIComponent(address);
  } catch {
    return address;
  }
}
