import { generations, particles, wordKey } from "../matching/names/nameWords.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";

/** First and last name of a name in one text. */
export const splitName = (name: string): ReturnType<typeof splitFullName> => splitFullName(withInitial(name));

/** First and last name, without titles, certificates and the like. */
export function plainName(name: string): string {
  const { firstName, lastName } = splitName(name);
  return `${firstName} ${lastName}`.trim();
}

/** `M. Muster` is an initial here, since who has it may be meant. To matching it is Monsieur. */
const withInitial = (name: string): string => name.trim().replace(/(?<!\S)(\p{L})\.(?=\s)/gu, "$1");

/**
 * Whether a name has a first and a last name, both spelled out. Without an initial in front or at its end it
 * would be that of others, too: Dr. Huber, García López, Hans Peter.
 */
export function isWholeName(name: string): boolean {
  const words = plainName(name).split(" ");
  // In front, Ben or Al is a first name.
  const isParticle = (word: string, at: number) =>
    at > 0 && particles.has(wordKey(word)) && /^\p{Ll}/u.test(word);
  const ends = [words[0] ?? "", words.findLast((word) => !generations.has(wordKey(word))) ?? ""];
  return words.filter((word, at) => !isParticle(word, at)).length > 1 && !ends.some(isInitials);
}

/**
 * Whether a part of a name is initials: `J. R.`, `J.-P.`. In Chinese or Korean, one of a single sign is
 * a whole one.
 */
export const isInitials = (part: string): boolean =>
  part
    .split(" ")
    .every((word) => /^(?:(?:\p{L}\.-?)+\p{Lu}?|[\p{Lu}\p{Ll}](?:-[\p{Lu}\p{Ll}])*)$/u.test(word));
