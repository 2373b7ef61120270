import { comparedText, normalForm } from "../comparedText.ts";
import { singleSpaced, trimOf } from "../trimOf.ts";
import { formerIn } from "./formerNames.ts";
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
  /** The name alone, in its owner's spelling. */
  text: string;
  /** Names in parentheses or quotes: `Bob`, `née Schulz`. Pronouns and certificates are left out. */
  nicknames: string[];
}

const emoji =
  /\p{Extended_Pictographic}|\p{Emoji_Modifier}|\p{Regional_Indicator}|\u200d|\ufe0e|\ufe0f|\u20e3/gu;
/** One word of Latin letters, in one piece each. */
const singleWord = /^[A-Za-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u017f]{1,100}$/u;
const symbols = /[\p{So}\p{Cc}\p{Co}\p{Cn}*_#^~=<>+]/gu;
/** A letter that a wrong encoding has lost. */
const lostLetter = /(?<=\p{L})\ufffd|\ufffd(?=\p{L})/gu;
const styledLetters = /[\u{1d400}-\u{1d7ff}\uff21-\uff5a\u24b6-\u24e9]/u;
const bracket = /[([{（【)\]}）】]/gu;
const opening = /[([{（【]/u;
const quoted = /["“”„«»]([^"“”„«»]+)["“”„«»]|(?<=^|\s)['‘’]([^'‘’]+)['‘’](?=\s|$)/gu;

/**
 * Removes emoji, titles, certificates, taglines and nicknames from a name or a part of one. Initials (`B.`)
 * stay.
 */
export function cleanName(raw: string): CleanName {
  // As most names are: there is nothing to remove.
  if (singleWord.test(raw)) return { text: raw, nicknames: [] };
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

/** The text in one Unicode form, with single spaces, without emoji and styled letters such as `𝐀`. */
function undecorated(raw: string): string {
  const composed = normalForm(raw, styledLetters.test(raw) ? "NFKC" : "NFC");
  const plain = composed
    .replace(emoji, " ")
    .replace(lostLetter, "?")
    .replace(/\p{Cf}/gu, "");
  return tidy(plain.replace(symbols, " "));
}

const tidy = (text: string): string => trimOf(" ,;:/|&•·–—-", singleSpaced(text));

/**
 * Replaces each opening bracket and its content, up to the next closing one. It reads the text once, also
 * where many brackets are never closed.
 */
function replaceBracketed(text: string, replacement: (inside: string) => string): string {
  let replaced = "";
  let done = 0;
  let start: number | null = null;
  for (const { 0: mark, index } of text.matchAll(bracket)) {
    if (opening.test(mark)) start ??= index;
    else if (start !== null) {
      replaced += text.slice(done, start) + replacement(text.slice(start + 1, index));
      done = index + 1;
      start = null;
    }
  }
  return replaced + text.slice(done);
}

function isNickname(text: string): boolean {
  if (formerIn(text) !== null) return true;
  const words = text.split(/[\s/,]+/).map(wordKey);
  return (
    /\p{L}/u.test(text) &&
    words.length <= 2 &&
    !words.every((word) => pronouns.has(word) || credentials.has(word))
  );
}

/**
 * The text before a bar, bullet or spaced dash, behind which people write what they do. The text has to have
 * single spaces, here and in the functions below.
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

function isTitle(written: string): boolean {
  const word = written.replace(/(?<=\.)(?:in|a)\.?$/u, ""); // Dr.in, Mag.a
  const parts = word.replace(/\.[-]?(?=\p{L})/gu, ". ").split(" "); // Dipl.-Ing., Prof.Dr.
  return (
    titles.has(wordKey(word)) ||
    parts.every(
      (part) => titles.has(wordKey(part)) || (part.endsWith(".") && dottedTitles.has(wordKey(part))),
    )
  );
}

/**
 * Removes certificates and pronouns at the end, with or without commas before them. A generation (`Jr.`)
 * stays.
 */
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

/** Whether a word is a certificate or degree. `isShouting`: the name around it is in capitals, too. */
export function isCredential(word: string, isShouting: boolean): boolean {
  const key = wordKey(word).replace(/[®™]/gu, "");
  return credentials.has(key) || (!isShouting && capitalCredentials.has(word.replace(/\./g, "")));
}
