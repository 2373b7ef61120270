const SINGLE_CHARACTER_SCRIPTS =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * Whether Salesforce suggests for this text: from three characters, from one in Chinese, Japanese, Korean and
 * Thai.
 */
export function isSearchable(q) {
  return [...q].length >= 3 || SINGLE_CHARACTER_SCRIPTS.test(q);
}
