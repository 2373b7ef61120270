import type { TitleMeaning } from "./titleMeaning.ts";

/** `same`: one trade and rank, in whatever language. `like`: one trade, or half of the words. */
export type TitleLevel = "same" | "like" | "other" | "blank";

export function compareTitles(one: TitleMeaning, other: TitleMeaning): TitleLevel {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  if (mine.length === 0 || theirs.length === 0) return "blank";
  if (holdSame(mine, theirs)) return "same";
  if (one.trades.length > 0 && other.trades.length > 0) {
    if (shareOf(one.trades, other.trades) < halfOf) return "other";
    const isSame = holdSame(one.trades, other.trades) && holdSame(one.ranks, other.ranks);
    // Words that the table does not know may say the same in another language; where both have some, not.
    return isSame && (one.others.length === 0 || other.others.length === 0) ? "same" : "like";
  }
  return shareOf(mine, theirs) >= halfOf ? "like" : "other";
}

const halfOf = 0.5;

const wordsOf = ({ trades, ranks, others }: TitleMeaning): string[] => [...trades, ...ranks, ...others];

const shareOf = (one: string[], other: string[]): number =>
  one.filter((word) => other.includes(word)).length / Math.min(one.length, other.length);

const holdSame = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));
