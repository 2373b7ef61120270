import type { Name } from "./splitName.ts";

/**
 * A name in East Asian script as it is written without a space, in either order: `王伟` and `伟王` for `伟 王`.
 * Empty for any other name, and for one of a single sign.
 */
export function joinedForms({ firstName, lastName }: Name): string[] {
  if (!isEastAsian(firstName + lastName)) return [];
  const parts = [firstName, lastName].map((part) => part.normalize("NFKC").replace(/\s/g, ""));
  const forms = [parts.toReversed().join(""), parts.join("")];
  return [...new Set(forms)].filter((form) => form.length > 1);
}

export const isEastAsian = (text: string): boolean => eastAsian.test(text);

const eastAsian = /^(?:[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}ー々]|\s)+$/u;
