import { refusal } from "../reasons/refusal.ts";

const lengthMax = 255;
/** Scripts in which one character may be a word. Salesforce searches them from the first character. */
const denseScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/**
 * The typed text as a search term for Salesforce's suggestions; empty for a blank text. Throws
 * `request-invalid` for a text that Salesforce does not search for.
 */
export function searchText(text: string): string {
  const query = text.trim();
  if (query === "") return query;
  const lengthMin = denseScript.test(query) ? 1 : 3;
  if (query.length < lengthMin) throw refusal("search-too-short", { values: { min: lengthMin }, field: "q" });
  if (query.length > lengthMax) throw refusal("search-too-long", { values: { max: lengthMax }, field: "q" });
  return query;
}
