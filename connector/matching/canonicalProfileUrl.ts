import { normalForm } from "./comparedText.ts";

/** Longer than the address of any profile, the traces of a search included. */
const urlLengthMax = 4_000;
/**
 * Ids LinkedIn hands out inside slugs and Sales Navigator paths; unlike chosen slugs they are case-sensitive.
 */
const memberId = /^AC[A-Za-z][A-Za-z0-9_-]{20,}$/;

/**
 * The one spelling of a LinkedIn profile URL, so that the same person compares equal: https, www host, no
 * query, slug decoded, lower-cased and encoded again. Sales Navigator's own URLs stay their own kind, without
 * the search that led there. Null where the text is no profile of a person.
 */
export function canonicalProfileUrl(text: string | null | undefined): string | null {
  const path = profilePath(text?.trim() ?? "");
  if (path === null) return null;
  const [kind, ...rest] = path.split("/").filter((part) => part !== "");
  if (kind?.toLowerCase() === "in" && rest[0]) return publicProfile(rest[0]);
  if (kind?.toLowerCase() === "pub" && rest[0]) return `https://www.linkedin.com/pub/${lowerPath(rest)}`;
  if (kind?.toLowerCase() === "sales" && /^(lead|people)$/i.test(rest[0] ?? "") && rest[1]) {
    const id = rest[1].split(",")[0];
    return id ? `https://www.linkedin.com/sales/lead/${id}` : null;
  }
  return null;
}

function profilePath(text: string): string | null {
  if (text === "" || text.length > urlLengthMax || /\s/.test(text)) return null;
  const withScheme = /^[a-z]+:\/\//i.test(text) ? text : `https://${text.replace(/^\/\//, "")}`;
  if (!URL.canParse(withScheme)) return null;
  const url = new URL(withScheme);
  const isLinkedIn = url.hostname === "linkedin.com" || url.hostname.endsWith(".linkedin.com");
  return isLinkedIn && /^https?:$/.test(url.protocol) ? url.pathname : null;
}

function publicProfile(slug: string): string {
  const decoded = normalForm(decode(slug), "NFC").trim();
  const spelled = memberId.test(decoded) ? decoded : decoded.toLowerCase();
  return `https://www.linkedin.com/in/${encodeURIComponent(spelled)}`;
}

function lowerPath(parts: string[]): string {
  return parts.map((part) => encodeURIComponent(normalForm(decode(part), "NFC").toLowerCase())).join("/");
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // a lone % is no escape; the slug is kept as it stands
  }
}
