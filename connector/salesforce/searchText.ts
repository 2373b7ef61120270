import { refusal } from "../reasons/refusal.ts";

const lengthMax = 255;
/** Scripts in which one character is a word's worth: Salesforce searches them from the first. */
const denseScript = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\p{Script=Thai}]/u;

/** What has been typed, fit for Salesforce's suggestions; empty where nothing is. Throws `request-invalid` for what it does not search for. */
export function searchText(text: string): string {
  const query = text.trim();
  if (query === "") return query;
  const lengthMin = denseScript.test(query) ? 1 : 3;
  const message =
    query.length < lengthMin
      ? `must have at least ${lengthMin} characters`
      : query.length > lengthMax
        ? `must have at most ${lengthMax} characters`
        : null;
  if (message === null) return query;
  throw refusal("search-text", { fields: [{ field: "q", message }] });
}
