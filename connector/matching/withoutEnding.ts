import { trimEndOf } from "./trimOf.ts";

/** What stands between a text and a phrase behind it. */
const between = " ([{_–—-|";

/** A text without the phrases at its end, whatever signs of `behind` follow them. In small letters. */
export function withoutEnding(text: string, phrases: readonly string[], behind: string): string {
  for (let rest = text; ;) {
    const end = trimEndOf(behind, rest);
    const lower = end.toLowerCase();
    const phrase = phrases.find((each) => lower.endsWith(each));
    const before = phrase === undefined ? "" : end.slice(0, -phrase.length);
    const shorter = trimEndOf(between, before);
    if (shorter === "" || shorter === before) return rest;
    rest = shorter;
  }
}
