import { comparedText, normalForm } from "../comparedText.ts";
import { singleSpaced, trimOf } from "../trimOf.ts";
import {
  capitalCredentials,
  credentials,
  dottedTitles,
  generations,
  pronouns,
  titles,
  wordKey,
} from "./nameWords.ts";

export interface CleanName {
  /** The name itself, spelled as its owner does. */
  text: string;
  /** What stood in parentheses or quotes and is neither pronoun nor certificate: `Robert (Bob)` → `Bob`. */
  nicknames: string[];
}

const emoji =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3/gu;
const symbols = /[\p{So}\p{Cc}\p{Cf}\p{Co}\p{Cn}*_#^~=<>+]/gu;
const styledLetters = /[\u{1d400}-\u{1d7ff}\uff21-\uff5a\u24b6-\u24e9]/u;
const opening = /[([{（【]/gu;
const closing = /[)\]}）】]/gu;
const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]|(?<=^|\s)['‘’]([^'‘’]+)['‘’](?=\s|$)/gu;

/**
 * A name, or part of one, without emoji, titles, certificates, taglines and nicknames. Initials (`B.`) stay.
 */
export function cleanName(raw: string): CleanName {
  const nicknames: string[] = [];
  const takeOut = (inside: string): string => {
    const nickname = tidy(inside);
    if (isNickname(nickname)) nicknames.push(nickname);
    return " ";
  };
  const plain = undecorated(comparedText(raw));
  const without = replaceBracketed(plain, takeOut).replace(quoted, (_, double?: string, single?: string) =>
    takeOut(double ?? single ?? ""),
  );
  const base = /\p{L}/u.test(without) ? without : plain.replace(/[()[\]{}（）【】"“”„«»]/gu, " ");
  return { text: withoutCertificates(withoutTitles(tidy(beforeTagline(singleSpaced(base))))), nicknames };
}

/** One Unicode spelling, no emoji, no letters borrowed from mathematics, single spaces. */
function undecorated(raw: string): string {
  const composed = normalForm(raw, styledLetters.test(raw) ? "NFKC" : "NFC");
  return tidy(composed.replace(emoji, " ").replace(symbols, " "));
}

const tidy = (text: string): string => trimOf(" ,;:/|&•·–—-", singleSpaced(text));

/**
 * Replaces each bracket with what it holds, up to the next that closes: in one pass, however many are never
 * closed.
 */
function replaceBracketed(text: string, replacement: (inside: string) => string): string {
  let replaced = "";
  let done = 0;
  for (;;) {
    opening.lastIndex = done;
    const start = opening.exec(text)?.index;
    closing.lastIndex = start ?? text.length;
    const end = closing.exec(text)?.index;
    if (start === undefined || end === undefined) return replaced + text.slice(done);
    replaced += text.slice(done, start) + replacement(text.slice(start + 1, end));
    done = end + 1;
  }
}

function isNickname(text: string): boolean {
  const words = text.split(/[\s/,]+/).map(wordKey);
  return (
    /\p{L}/u.test(text) &&
    words.length <= 2 &&
    !words.every((word) => pronouns.has(word) || credentials.has(word))
  );
}

/**
 * Up to a bar, bullet or spaced dash, after which people write what they do. Of single-spaced text, as what
 * follows.
 */
function beforeTagline(text: string): string {
  const [head = "", ...tail] = text.split(/ ?[|•·] ?| [–—@] | - (?=\S+ \S|[A-Z]{2,}\b)/u);
  return tail.length > 0 && /\p{L}/u.test(head) ? head : text;
}

function withoutTitles(text: string): string {
  const words = text.split(" ");
  let start = 0;
  while (start < words.length - 1 && isTitle(words[start] ?? "")) start++;
  return words.slice(start).join(" ");
}

function isTitle(word: string): boolean {
  const parts = word.replace(/\.[-]?(?=\p{L})/gu, ". ").split(" "); // Dipl.-Ing., Prof.Dr.
  return parts.every(
    (part) => titles.has(wordKey(part)) || (part.endsWith(".") && dottedTitles.has(wordKey(part))),
  );
}

/** Drops certificates at the end, after commas or not; a generation (`Jr.`) stays. */
function withoutCertificates(text: string): string {
  const parts = text.split(/ ?, ?/);
  const start = Math.max(
    0,
    parts.findIndex((part) => /\p{L}/u.test(part)),
  );
  const [head = "", ...tail] = parts.slice(start);
  const generation = tail.find((part) => generations.has(wordKey(part)));
  const words = head.split(" ");
  const isShouting = head === head.toUpperCase();
  while (words.length > 1 && isCredential(words.at(-1) ?? "", isShouting)) words.pop();
  return [...words, ...(generation ? [generation] : [])].join(" ");
}

/** Whether a word is a certificate or degree; `isShouting` where the name around it is in capitals too. */
export function isCredential(word: string, isShouting: boolean): boolean {
  const key = wordKey(word).replace(/[®™]/gu, "");
  return credentials.has(key) || (!isShouting && capitalCredentials.has(word.replace(/\./g, "")));
}
