import { normalForm } from "./comparedText.ts";
import { trimEndOf, trimOf } from "./trimOf.ts";
import { withoutInvisible } from "./withoutInvisible.ts";

/** No profile has a longer address, even with the parameters of a search behind it. */
const urlLengthMax = 4_000;
/** No profile's own address is longer, even of a slug of a hundred signs that are encoded. */
const canonicalLengthMax = 1_000;
/** The light mobile site, and the links in LinkedIn's mails, have the same paths behind their own. */
const sitesInFront: ReadonlySet<string> = new Set(["mwlite", "comm"]);
/** What stands around an address in a text, and in none. */
const around = "()<>[]{},;.:!?\"'‘’“”„«»`*–—…";
/** Where an address ends in a text. */
const betweenUrls = /[\s<>,;"“”„«»()[\]{}|\\。、，；：！？…・（）「」『』【】〈〉《》]/u;
/** An id that LinkedIn assigns. Its case matters, other than that of a slug that a member chooses. */
const memberId = /^AC[A-Za-z][A-Za-z0-9_-]{20,}$/;
/** What no slug has in it, but what stands behind one; where it is encoded, less: a slug may have a comma. */
const afterSlug = /[?&;|/#,<>"\s]/;
const afterDecoded = /[?/]|&\w+=/;
/** What leads to oneself, to a search, or to a picture. */
const nobodys = /^(?:me$|\+|%2b)/i;
const anyHost = /linkedin\.com/iu;
/** Behind no letter or digit, nor what joins one to it: an emoji is a boundary. */
const host = /(?<![\p{L}\p{N}_%+~-]|(?!\ufe0f)\p{M})linkedin\.com\.?(?::\d+)?(?=\/)/giu;
const schemes = ["https://", "http://", "https:/", "http:/", "https:", "http:", "//"];
/** Parameters of a URL that lead to another one. */
const leadsTo = /[?&](?:u|url|q|redir|redirect|session_?redirect|target)=$/i;
const leadsToMax = 20;
/** A word before an address, other than a host or a scheme. */
const aLabel = /^[^./:?&=]+[/=]$/;

/**
 * Writes a LinkedIn profile URL in one way, so that two URLs of one person are equal: https, the host with
 * www, no query, and the slug in lower case. A Sales Navigator URL stays one, without the search that led to
 * it. Of several in a text, the first. Null where the text has no person's profile.
 */
export const canonicalProfileUrl = (text: string | null | undefined): string | null =>
  profilesIn(text ?? "")[0] ?? null;

/** The profile in Sales Navigator that a member's id alone stands for. */
export const salesProfileOf = (id: string): string | null =>
  memberId.test(id) ? `https://www.linkedin.com/sales/lead/${id}` : null;

/**
 * The LinkedIn profiles in a text, canonical: in brackets or behind words, as the parameter of another URL,
 * with or without a host before the path (`/in/…`).
 */
export function profilesIn(text: string): string[] {
  if (!mayHaveProfile(text)) return [];
  const whole = text.trim();
  return [...new Set(text.split(betweenUrls).flatMap((part) => asProfiles(part, part === whole)))];
}

export const mayHaveProfile = (text: string): boolean =>
  /linkedin\.com\.?[/:%]|\/(in|pub|sales)\//i.test(text.includes("\u00ad") ? withoutInvisible(text) : text);

/** `isWhole`: nothing stands beside it, so that a path needs no host. */
function asProfiles(part: string, isWhole: boolean): string[] {
  if (part.length > urlLengthMax) return [];
  const plain = trimOf(around, withoutBreaks(/%2f/i.test(part) ? decode(part) : part));
  const isMeant = (start: string) => isOfTheWeb(start) && isMeantAt(start);
  // To look for a host alone is quick; to look also behind each sign, as the others do, is not.
  const paths = (anyHost.test(plain) ? [...plain.matchAll(host)] : [])
    .filter(({ index }) => isMeant(plain.slice(0, index)))
    .map(({ 0: name, index }) => plain.slice(index + name.length));
  return [...paths, ...(isWhole && plain.startsWith("/") && !plain.startsWith("//") ? [plain] : [])].flatMap(
    (path) => {
      const url = profileAt(path);
      return url === null || url.length > canonicalLengthMax ? [] : [url];
    },
  );
}

/** Whether what stands before a host is no other scheme than the web's. */
function isOfTheWeb(start: string): boolean {
  // A look behind the last slash alone takes linear time where a text has many hosts.
  const host = start.lastIndexOf("/") + 1;
  const scheme = start.slice(Math.max(0, host - "xhttps://".length), host);
  return (
    /(?<![a-z])https?:/i.test(start.slice(host)) ||
    /(?<![a-z])https?:\/{1,2}$/i.test(scheme) ||
    !/[a-z]:\/\/$/i.test(scheme)
  );
}

/** Whether the text begins with the host or a word before it, or the URL there leads to it. */
function isMeantAt(start: string): boolean {
  const subdomain = Math.max(...["/", "?", "&", "=", ":"].map((sign) => start.lastIndexOf(sign))) + 1;
  const before = start.slice(0, subdomain);
  const scheme = schemes.find((each) => before.toLowerCase().endsWith(each)) ?? "";
  const front = before.slice(0, before.length - scheme.length);
  const isInPath = front.endsWith("/") && /^https?:\/\//i.test(scheme);
  return !/[/?&=]/.test(front) || aLabel.test(front) || isInPath || leadsTo.test(front.slice(-leadsToMax));
}

/** Persian slugs have joiners, which are no breaks. */
const withoutBreaks = (text: string): string => text.replace(/(?![\u200c\u200d])\p{Cf}/gu, "");

function profileAt(path: string): string | null {
  const parts = (path.split(/[?#]/, 1)[0] ?? "").split("/").filter((part) => part !== "");
  const [kind, ...rest] = sitesInFront.has(parts[0]?.toLowerCase() ?? "") ? parts.slice(1) : parts;
  if (kind?.toLowerCase() === "in" && rest[0] && !nobodys.test(rest[0])) return publicProfile(rest[0]);
  if (kind?.toLowerCase() === "pub" && rest[0] && !/^(?:media|dir)$/i.test(rest[0]))
    return `https://www.linkedin.com/pub/${lowerPath(rest)}`;
  if (kind?.toLowerCase() === "sales" && /^(lead|people)$/i.test(rest[0] ?? "") && rest[1]) {
    const id = /^[A-Za-z0-9_-]+/.exec(decode(rest[1]))?.[0];
    return id === undefined ? null : `https://www.linkedin.com/sales/lead/${id}`;
  }
  return null;
}

function publicProfile(slug: string): string | null {
  const raw = slug.split(afterSlug, 1)[0] ?? "";
  const plain = withoutBreaks(decode(raw)).trim().split(afterDecoded, 1)[0] ?? "";
  // Word processors put their own hyphens.
  const decoded = trimEndOf(around, normalForm(plain, "NFC")).replace(/[\u2010\u2011]/g, "-");
  if (decoded === "") return null;
  const spelled = memberId.test(decoded) ? decoded : decoded.toLowerCase();
  return `https://www.linkedin.com/in/${encoded(spelled)}`;
}

function lowerPath(parts: string[]): string {
  return parts.map((part) => encoded(normalForm(decode(part), "NFC").toLowerCase())).join("/");
}

/** Half of an emoji, which a text that was cut short ends with, can't be encoded. */
const encoded = (part: string): string => encodeURIComponent(part.toWellFormed());

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part; // A lone % is not an escape. The slug is kept as it is.
  }
}
