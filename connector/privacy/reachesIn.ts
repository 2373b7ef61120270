import { canonicalProfileUrl } from "../matching/canonicalProfileUrl.ts";
import { trimOf } from "../matching/trimOf.ts";

/** Where an address ends in a text. */
const betweenAddresses = /[\s<>,;:"“”„«»()[\]{}|\\/]/u;
const betweenUrls = /[\s<>,;"“”„«»()[\]{}|\\]/u;
const around = "'’`.!?";

/** The e-mail addresses in a text, each in one spelling: several in a cell, behind `mailto:`, in words. */
export function emailsIn(text: string): string[] {
  if (!text.includes("@")) return [];
  return [...new Set(text.split(betweenAddresses).flatMap(asEmail))];
}

/** The LinkedIn profiles in a text, canonical, with or without a host before the path. */
export function profilesIn(text: string): string[] {
  if (!mayHaveProfile(text)) return [];
  return [...new Set(text.split(betweenUrls).flatMap(asProfile))];
}

/**
 * The text with another one in the place of each address and profile that `isMeant` names. What stands around
 * it stays.
 */
export function replaceReaches(
  text: string,
  isMeant: (reach: { email: string } | { profileUrl: string }) => boolean,
  replacement: string,
): string {
  if (!text.includes("@") && !mayHaveProfile(text)) return text;
  const within = (between: RegExp, change: (part: string) => string) =>
    text
      .split(new RegExp(`(${between.source})`, between.flags))
      .map((part, index) => (index % 2 === 0 ? change(part) : part))
      .join("");
  text = within(betweenUrls, (part) =>
    asProfile(part).some((profileUrl) => isMeant({ profileUrl })) ? replacement : part,
  );
  return within(betweenAddresses, (part) =>
    asEmail(part).some((email) => isMeant({ email })) ? replacement : part,
  );
}

const mayHaveProfile = (text: string) => /linkedin\.com\/|\/(in|pub|sales)\//i.test(text);

export const foldEmail = (email: string): string =>
  email
    .trim()
    .toLowerCase()
    .replace(/^mailto:/, "");

/** The address that mail to this one reaches, too: without what stands behind a plus sign. */
export function withoutTag(email: string): string {
  const at = email.lastIndexOf("@");
  const plus = email.indexOf("+");
  return plus > 0 && plus < at ? email.slice(0, plus) + email.slice(at) : email;
}

function asEmail(part: string): string[] {
  const bare = trimOf(around, part);
  const at = bare.indexOf("@");
  return at > 0 && at === bare.lastIndexOf("@") && at < bare.length - 1 ? [foldEmail(bare)] : [];
}

function asProfile(part: string): string[] {
  const bare = trimOf(around, part);
  const start = bare.toLowerCase().indexOf("linkedin.com/");
  const isHost = start === 0 || (start > 0 && /[./:@]/.test(bare[start - 1] ?? ""));
  const path = isHost ? bare.slice(start) : bare.startsWith("/") ? `linkedin.com${bare}` : null;
  const url = path === null ? null : canonicalProfileUrl(path);
  return url === null ? [] : [url];
}
