import { normalForm } from "./comparedText.ts";
import { trimEndOf, trimOf } from "./trimOf.ts";

/** No profile has a longer address, even with the parameters of a search behind it. */
const urlLengthMax = 4_000;
/** The light mobile site, and the links in LinkedIn's mails, have the same paths behind their own. */
const sitesInFront: ReadonlySet<string> = new Set(["mwlite", "comm"]);
/** What stands around an address in a text, and in none. */
const around = "()<>[]{},;.:!?\"'“”„«»";
/** An id that LinkedIn assigns. Its case matters, other than that of a slug that a member chooses. */
const memberId = /^AC[A-Za-z][A-Za-z0-9_-]{20,}$/;

/**
 * Writes a LinkedIn profile URL in one way, so that two URLs of one person are equal: https, the host with
 * www, no query, and the slug in lower case. A Sales Navigator URL stays one, without the search that led to
 * it. Null where the text is not a person's profile.
 */
export function canonicalProfileUrl(text: string | null | undefined): string | null {
  const path = profilePath(trimOf(around, text?.trim() ?? ""));
  if (path === null) return null;
  const parts = path.split("/").filter((part) => part !== "");
  const [kind, ...rest] = sitesInFront.has(parts[0]?.toLowerCase() ?? "") ? parts.slice(1) : parts;
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
  const decoded = trimEndOf(around, normalForm(decode(slug), "NFC").trim().replace(/\/$/, ""));
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
    return part; // A lone % is not an escape. The slug is kept as it is.
  }
}
