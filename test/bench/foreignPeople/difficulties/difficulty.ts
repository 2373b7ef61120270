import type { Places } from "../neighbours/places.ts";
import type { Random } from "../random.ts";
import type { Draft, Pair } from "../rows/draft.ts";

/** Something that makes the two records of one person differ. */
export interface Difficulty {
  name: string;
  /** How often it comes, beside the others that this pair can have. */
  weight: number;
  /** Where a twin stands beside the pair, only what blurs neither of them. */
  beside?: true;
  /** Those of the letters come last, when all words are chosen. */
  last?: true;
  applies?(pair: Pair, places: Places): boolean;
  apply(random: Random, pair: Pair): void;
}

/** One of the two files. */
export function eitherSide(random: Random, pair: Pair): Draft {
  return random.chance(0.5) ? pair.lead : pair.contact;
}

export function seesOnly(pair: Pair, part: "name" | "firm", howMuch: number): void {
  pair.seen[part] = Math.min(pair.seen[part], howMuch);
}
