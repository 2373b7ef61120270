import { foldEmail, withoutTag } from "../matching/emailsIn.ts";
import { foldText } from "../matching/foldText.ts";
import { cleanName } from "../matching/names/cleanName.ts";
import { reachesIn, replaceReaches, type Reach } from "../matching/replaceReaches.ts";
import { profileKey } from "../matching/profileKinds.ts";
import { evenUmlauts } from "./identities.ts";
import { erasedText } from "./withoutPeople.ts";

/** What names a person in a text. */
interface Named {
  emails: Iterable<string>;
  /** Canonical. */
  profileUrls: Iterable<string>;
  names: Iterable<string>;
}

/** Tells where a person is named, and takes them out. */
export interface PersonWords {
  /** Whether a text, or one within a value, has an address, a profile or a full name of the person in it. */
  areIn(value: unknown): boolean;
  /** The text without these, and nothing else. */
  without(text: string): string;
}

/** Whole addresses, profiles and names: `ann@firm.co` is not in `joann@firm.com`. */
export function createPersonWords({ emails, profileUrls, names }: Named): PersonWords {
  const addresses = new Set([...emails].map(foldEmail));
  const profiles = new Set([...profileUrls].map(profileKey));
  const fullNames = Map.groupBy(
    [...new Set([...names].flatMap(ordersOf))].map((name) => name.split(" ")),
    ([first = ""]) => first,
  );
  const isAddress = (email: string) => addresses.has(email) || addresses.has(withoutTag(email));
  const isProfile = (url: string) => profiles.has(profileKey(url));
  const isTheirs = (reach: Reach) =>
    "email" in reach ? isAddress(reach.email) : isProfile(reach.profileUrl);
  const hasReach = (text: string) => reachesIn(text).some(isTheirs);
  const hasName = (text: string) => {
    if (fullNames.size === 0) return false;
    const plain = withoutGenitive(text);
    // A soft hyphen stands in a word, or between two.
    const spellings = plain.includes(softHyphen)
      ? [plain.replaceAll(softHyphen, ""), plain.replaceAll(softHyphen, " ")]
      : [plain];
    return spellings.some((each) => {
      const words = evenUmlauts(foldText(each)).split(" ");
      return words.some((_, at) => endOfName(words, at, fullNames) !== null);
    });
  };
  const isIn = (text: string) => hasReach(text) || hasName(text);

  return {
    areIn: (value) => textsIn(value).some(isIn),
    without(text) {
      const reachable = replaceReaches(text, isTheirs, erasedText);
      const unnamed = hasName(reachable) ? withoutNames(reachable, fullNames) : reachable;
      // What is written without spaces between its words cannot be taken apart.
      return isIn(unnamed) ? erasedText : unnamed;
    },
  };
}

/** A name as it is written, without titles and initials, with each of its words first: `Huber, Vera T.` */
function ordersOf(name: string): string[] {
  return [name, cleanName(name).text].flatMap((text) => {
    const words = evenUmlauts(foldText(text))
      .split(" ")
      .filter((word) => word.length > 1);
    if (words.length < 2) return [];
    return words.map((_, at) => [...words.slice(at), ...words.slice(0, at)].join(" "));
  });
}

type NamesByFirstWord = ReadonlyMap<string, string[][]>;

/** Where a name ends that begins at a word, with or without an initial before each of its other words. */
function endOfName(words: readonly string[], start: number, names: NamesByFirstWord): number | null {
  const ends = (names.get(words[start] ?? "") ?? []).flatMap((name) => {
    let at = start;
    for (const word of name) {
      if (at > start && words[at]?.length === 1 && words[at + 1] === word) at += 1;
      if (words[at] !== word) return [];
      at += 1;
    }
    return [at];
  });
  return ends.length === 0 ? null : Math.max(...ends);
}

const softHyphen = "\u00ad";

/** As long as before: in `Vera Testmann's`, the `s` is a word of its own. */
const withoutGenitive = (text: string): string => text.replace(/['’`](?=s(?!\p{L}))/giu, " ");

function withoutNames(text: string, names: NamesByFirstWord): string {
  const words = [...withoutGenitive(text).matchAll(/[\p{L}\p{N}\p{M}'’`]+/gu)].flatMap(({ 0: word, index }) =>
    evenUmlauts(foldText(word))
      .split(" ")
      .filter((folded) => folded !== "")
      .map((folded) => ({ folded, start: index, end: index + word.length })),
  );
  const folded = words.map((word) => word.folded);
  let left = "";
  let done = 0;
  for (let at = 0; at < words.length;) {
    const end = endOfName(folded, at, names);
    const [first, last] = [words[at], words[(end ?? at + 1) - 1]];
    if (end !== null && first && last) {
      left += text.slice(done, first.start) + erasedText;
      done = last.end;
    }
    at = end ?? at + 1;
  }
  return left + text.slice(done);
}

/** The texts within a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
