import { foldEmail, withoutTag } from "../matching/emailsIn.ts";
import { foldText } from "../matching/foldText.ts";
import { reachesIn, replaceReaches, type Reach } from "../matching/replaceReaches.ts";
import { profileKey } from "../matching/profileKinds.ts";
import { evenUmlauts, spellingsOfName } from "./identities.ts";
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
  const fullNames = [...new Set([...names].flatMap(ordersOf))].map((name) => name.split(" "));
  const isAddress = (email: string) => addresses.has(email) || addresses.has(withoutTag(email));
  const isProfile = (url: string) => profiles.has(profileKey(url));
  const isTheirs = (reach: Reach) =>
    "email" in reach ? isAddress(reach.email) : isProfile(reach.profileUrl);
  const hasReach = (text: string) => reachesIn(text).some(isTheirs);
  const hasName = (text: string) => {
    if (fullNames.length === 0) return false;
    const folded = ` ${evenUmlauts(foldText(withoutGenitive(text)))} `;
    return fullNames.some((name) => folded.includes(` ${name.join(" ")} `));
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

/** A name as it is written: first or last name first. */
function ordersOf(name: string): string[] {
  if (spellingsOfName(name).length === 0) return [];
  const words = evenUmlauts(foldText(name)).split(" ");
  return [words, [...words.slice(-1), ...words.slice(0, -1)]].map((order) => order.join(" "));
}

/** As long as before: in `Vera Testmann's`, the `s` is a word of its own. */
const withoutGenitive = (text: string): string => text.replace(/['’`](?=s(?!\p{L}))/giu, " ");

function withoutNames(text: string, names: string[][]): string {
  const words = [...withoutGenitive(text).matchAll(/[\p{L}\p{N}\p{M}'’`]+/gu)].flatMap(({ 0: word, index }) =>
    evenUmlauts(foldText(word))
      .split(" ")
      .filter((folded) => folded !== "")
      .map((folded) => ({ folded, start: index, end: index + word.length })),
  );
  let left = "";
  let done = 0;
  for (let at = 0; at < words.length;) {
    const name = names.find((each) => each.every((word, offset) => words[at + offset]?.folded === word));
    const [first, last] = [words[at], words[at + (name?.length ?? 1) - 1]];
    if (name && first && last) {
      left += text.slice(done, first.start) + erasedText;
      done = last.end;
    }
    at += name?.length ?? 1;
  }
  return left + text.slice(done);
}

/** The texts within a value. */
export function textsIn(value: unknown): string[] {
  if (typeof value === "string") return [value];
  if (typeof value !== "object" || value === null) return [];
  return Object.values(value).flatMap(textsIn);
}
