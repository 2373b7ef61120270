/** The letters a name is written in. */
export type Script =
  | "latin"
  | "cyrillic"
  | "greek"
  | "arabic"
  | "hebrew"
  | "han"
  | "kana"
  | "hangul"
  | "devanagari"
  | "other";

const scripts: [Script, RegExp][] = [
  ["kana", /[\p{Script=Hiragana}\p{Script=Katakana}]/u],
  ["han", /\p{Script=Han}/u],
  ["hangul", /\p{Script=Hangul}/u],
  ["arabic", /\p{Script=Arabic}/u],
  ["hebrew", /\p{Script=Hebrew}/u],
  ["devanagari", /\p{Script=Devanagari}/u],
  ["cyrillic", /\p{Script=Cyrillic}/u],
  ["greek", /\p{Script=Greek}/u],
];

/** The script of a name. Most are Latin, and to find that out is quick. */
export function scriptOf(text: string): Script {
  if (/^[\p{Script=Latin}\P{L}]*$/u.test(text)) return "latin";
  return scripts.find(([, letters]) => letters.test(text))?.[0] ?? "other";
}
