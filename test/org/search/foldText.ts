const ligatures: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  đ: "d",
  ð: "d",
  ł: "l",
  ı: "i",
  þ: "th",
};

/** Letters of scripts without spaces, where each is a word: Chinese, Japanese, Korean, Thai. */
const unspaced = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;
const unspacedEach = new RegExp(unspaced, "gu");

/** Whether the script allows searching a single character. */
export function isUnspaced(text: string): boolean {
  return unspaced.test(text);
}

/** Text as indexed: lower case, without accents, each letter of a script without spaces a word. */
export function foldText(text: string): string {
  const lower = text.toLowerCase();
  if (!/[^ -~\s]/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replaceAll(/\p{Mn}/gu, "")
    .replaceAll(/[ßæœøđðłıþ]/g, (letter) => ligatures[letter] ?? letter)
    .normalize("NFC")
    .replaceAll(unspacedEach, " $& ");
}

/** Where a word has a part of its own: at a capital after a small letter, or before one. */
const partStart = /(?<=[\p{Ll}\p{N}])(?=\p{Lu})|(?<=\p{Lu})(?=\p{Lu}\p{Ll})/u;

/**
 * Text as the index keeps it: folded, and after it the parts of words that change their case inside, since
 * Salesforce finds "SampleAccount" by "Sample".
 */
export function indexedText(text: string): string {
  if (!partStart.test(text)) return foldText(text);
  const mixed = (text.match(/[\p{L}\p{N}]+/gu) ?? []).filter((word) => partStart.test(word));
  return [text, ...mixed.flatMap((word) => word.split(partStart))].map(foldText).join(" ");
}

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
