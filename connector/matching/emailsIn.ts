import { normalForm } from "./comparedText.ts";
import { withoutInvisible } from "./withoutInvisible.ts";

/** What an address may have before its @; some providers allow more, which nobody uses. */
const before = String.raw`[\p{L}\p{N}\p{M}._%+'&~-]`;
const label = String.raw`[\p{L}\p{N}\p{M}-]`;
/** With the characters that must not stand around it, it takes linear time. */
const address = new RegExp(`(?<!${before}|@)${before}+@(?:${label}+\\.)+${label}{2,}(?!${label}|@)`, "gu");
const mayHaveAddress = /@|＠|﹫|%40/i;

/**
 * The e-mail addresses in a text as they are written, in lower case: in quotes or brackets, behind `mailto:`
 * or other words, encoded as in a URL, several in a cell. Signs that are another one's look-alike stay, since
 * mail to `veraª@…` does not go to `veraa@…`; those of full width are how East Asian keyboards type the same.
 */
export function addressesIn(text: string): string[] {
  const plain = plainText(text);
  return distinct(matchesIn(plain).flatMap(({ found, index }) => (mayBeginAt(plain, index) ? [found] : [])));
}

/** No top-level domain has two scripts. */
const behindDomain = /(?<=\.[a-z]{2,63})(?!\p{Script=Latin})\p{L}[\p{L}\p{N}\p{M}-]*$/iu;

function matchesIn(plain: string): { found: string; index: number }[] {
  if (!plain.includes("@")) return [];
  return [...plain.matchAll(address)].map(({ 0: match, index }) => ({
    found: match
      .replace(/^[.'&%~\p{M}-]+(?!@)/u, "")
      .replace(behindDomain, "")
      .toLowerCase(),
    index,
  }));
}

/** Empty where the text can have no address. */
function plainText(text: string): string {
  if (!mayHaveAddress.test(text)) return "";
  return (
    withoutInvisible(decoded(text))
      // What makes an emoji of a sign or a digit is part of no address.
      .replace(/[\ufe00-\ufe0f\u20e3]/g, " ")
      .replace(/[\uff01-\uff5e]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
      .replaceAll("﹫", "@")
      .replaceAll("’", "'")
      .replace(/[\u2010-\u2015]/g, "-")
  );
}

const distinct = (texts: string[]): string[] => [...new Set(texts)];

/** Signs that an address may have before its @ and hardly any has: what stands behind one may be a tail. */
const rare = /[!#$*/=?^`{|}·]$/u;
const around = /[\s<>,;:"“”„«»‘()[\]\\]/u;
const aParameter = /(?:^|[?&/])(?:to|cc|bcc|e?-?mail|address|user|login)=$/i;
/** No word before an address is longer. */
const frontMax = 200;

/**
 * Whether an address may begin there. Behind a rare sign it may only where that ends something else: another
 * address, a parameter's name, or signs alone. Else it would be the end of somebody else's.
 */
function mayBeginAt(text: string, index: number): boolean {
  const front =
    text
      .slice(Math.max(0, index - frontMax), index)
      .split(around)
      .at(-1) ?? "";
  if (!rare.test(front) || !/[\p{L}\p{N}]/u.test(front)) return true;
  const isBehindAddress = /[/|]$/.test(front) && front.slice(0, -1).split(/[/|]/).at(-1)?.includes("@");
  return isBehindAddress === true || aParameter.test(front);
}

/** The same, each in the spelling in which two are compared. */
export const emailsIn = (text: string): string[] => distinct(addressesIn(text).map(foldEmail));

/** An address as it is compared: an international domain has two spellings, and letters have look-alikes. */
export function foldEmail(email: string): string {
  const lower = email
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, "");
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  const composed = normalForm(lower, "NFKC");
  const at = composed.lastIndexOf("@") + 1;
  const site = `https://${composed.slice(at)}`;
  return composed.slice(0, at) + (URL.canParse(site) ? new URL(site).hostname : composed.slice(at));
}

/** The address that mail to this one reaches, too: without what stands behind a plus sign. */
export function withoutTag(email: string): string {
  const at = email.lastIndexOf("@");
  const plus = email.indexOf("+");
  return plus > 0 && plus < at ? email.slice(0, plus) + email.slice(at) : email;
}

/** An address in a URL has `%40`; other signs are encoded then, too. */
function decoded(text: string): string {
  if (!/%40/i.test(text)) return text;
  return text.replace(/%[2-7][0-9a-f]/gi, (code) => String.fromCharCode(Number.parseInt(code.slice(1), 16)));
}
