import { withoutTag } from "../../matching/emailsIn.ts";
import { isCredential } from "../../matching/names/cleanName.ts";
import { foldText } from "../../matching/foldText.ts";
import { knownFamilyNames } from "../../matching/names/knownNames.ts";
import { particles } from "../../matching/names/nameWords.ts";
import { titleMeaning } from "../../matching/titles/titleMeaning.ts";

/**
 * The name that a profile's address probably has: `…/in/vera-van-tanaka-1b2c3d` is Vera van Tanaka. Null
 * where it has an id in place of a name, as addresses of Sales Navigator have.
 */
export function nameOfSlug(profileUrl: string): string | null {
  const slug = /\/(?:in|pub)\/([^/]+)/.exec(profileUrl)?.[1];
  if (slug === undefined || /^AC[A-Za-z][A-Za-z0-9_-]{20,}$/.test(slug)) return null;
  const words = decoded(slug)
    .split(/[-_.\s]+/)
    .map((word) => word.replace(/^(\p{L}{3,})\d{1,4}$/u, "$1"))
    // What LinkedIn puts behind a name that others have, too, has digits.
    .filter((word) => word !== "" && !/\d/.test(word));
  while (words.length > 2 && isNoName(words.at(-1) ?? "")) words.pop();
  const spelled = words.map((word, index) => (index > 0 && particles.has(word) ? word : capital(word)));
  return /\p{L}{2}/u.test(spelled.join("")) ? spelled.join(" ") : null;
}

/** Whether it is a credential, or a word of a job that is nobody's name. */
function isNoName(word: string): boolean {
  const { trades, ranks } = titleMeaning(word);
  const isOfJob = trades.length + ranks.length > 0 && !knownFamilyNames.has(foldText(word));
  return isCredential(word, true) || isOfJob;
}

/** The name that an e-mail address probably has: `vera.tanaka@…`. Null where it has one word alone. */
export function nameOfEmail(email: string): string | null {
  const words = withoutTag(email)
    .slice(0, withoutTag(email).lastIndexOf("@"))
    .split(/[._-]+/)
    .filter((word) => word !== "");
  const areNames = words.length >= 2 && words.length <= 4 && words.every((word) => /^\p{L}{2,}$/u.test(word));
  return areNames ? words.map(capital).join(" ") : null;
}

const capital = (word: string): string => {
  const [first = "", ...rest] = word;
  return first.toUpperCase() + rest.join("");
};

function decoded(slug: string): string {
  try {
    return decodeURIComponent(slug);
  } catch {
    return slug;
  }
}
