import { cleanName } from "../matching/names/cleanName.ts";
import { generations, particles, wordKey } from "../matching/names/nameWords.ts";
import { splitFullName } from "../matching/names/splitFullName.ts";

/** First and last name of a name in one text. */
export const splitName = (name: string): ReturnType<typeof splitFullName> => splitFullName(withInitial(name));

/** A name without titles, certificates and the like. */
export const plainName = (name: string): string => cleanName(withInitial(name)).text;

/** `M. Muster` is an initial here, since who has it may be meant. To matching it is Monsieur. */
const withInitial = (name: string): string => name.trim().replace(/^(\p{L})\.(?=\s)/u, "$1");

/**
 * Whether a name has a first and a last name, both spelled out. Without an initial in front or at its end it
 * would be that of others, too: Dr. Huber, García López, Hans Peter.
 */
export function isWholeName(name: string): boolean {
  const { firstName, lastName } = splitName(name);
  const words = `${firstName} ${lastName}`.trim().split(" ");
  const isParticle = (word: string) => particles.has(wordKey(word)) && /^\p{Ll}/u.test(word);
  const ends = [words[0] ?? "", words.findLast((word) => !generations.has(wordKey(word))) ?? ""];
  return words.filter((word) => !isParticle(word)).length > 1 && !ends.some(isInitials);
}

/** Whether a part of a name is initials. In Chinese or Korean, one of a single sign is a whole one. */
export const isInitials = (part: string): boolean =>
  part.split(" ").every((word) => /^(?:\p{L}\.|[\p{Lu}\p{Ll}])$/u.test(word));
