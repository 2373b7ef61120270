import anyAscii from "any-ascii";
import { comparedText, normalForm } from "./comparedText.ts";

/**
 * Text as lower-case ASCII words separated by single spaces: `São Paulo` → `sao paulo`, `Жуков` → `zhukov`.
 * Cut before and after: one ligature may stand for four words, and a sign for six.
 */
export const foldText = (text: string): string =>
  isPlain(text)
    ? wordsOf(text)
    : comparedText(wordsOf(anyAscii(comparedText(normalForm(comparedText(text), "NFKC")))));

/** The same for all of a text, however long: for what must find somebody in it. */
export const foldWhole = (text: string): string =>
  wordsOf(isPlain(text) ? text : anyAscii(normalForm(text, "NFKC")));

/** Most texts are, and to find that out is quick. */
const isPlain = (text: string): boolean => /^[ -~]*$/.test(text);

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}

/** A folded text with umlauts in one spelling: Müller, Mueller and Muller are equal. */
export const evenUmlauts = (folded: string): string =>
  folded.replace(/ae/g, "a").replace(/oe/g, "o").replace(/ue/g, "u");
