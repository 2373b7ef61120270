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
 * or other words, encoded as in a URL, several in a cell.
 */
export function addressesIn(text: string): string[] {
  if (!mayHaveAddress.test(text)) return [];
  const plain = normalForm(withoutInvisible(decoded(text)), "NFKC").replaceAll("’", "'");
  const found = plain.match(address) ?? [];
  return [...new Set(found.map((each) => each.replace(/^[.'&%~-]+(?!@)/, "").toLowerCase()))];
}

/** The same, each in the spelling in which two are compared. */
export const emailsIn = (text: string): string[] => [...new Set(addressesIn(text).map(foldEmail))];

/** An address as it is compared: an international domain has two spellings. */
export function foldEmail(email: string): string {
  const lower = email
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, "");
  if (/^[\x20-\x7e]*$/.test(lower)) return lower;
  const composed = normalForm(lower, "NFC");
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
