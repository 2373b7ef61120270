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

/** The words of a text, folded. */
export function wordsOf(text: string): string[] {
  return foldText(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}
