import type { TitleMeaning } from "./titleMeaning.ts";

/**
 * `same`: one trade and rank, in whatever language. `similar`: one trade, or half of the words. `farApart`: a
 * craft and a desk.
 */
export type TitleLevel = "same" | "similar" | "different" | "farApart" | "blank";

/** Whether two titles, that are both known, say another thing. */
export const areOtherTitles = (level: TitleLevel): boolean => level === "different" || level === "farApart";

export function compareTitles(one: TitleMeaning, other: TitleMeaning): TitleLevel {
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  if (mine.length === 0 || theirs.length === 0) return "blank";
  if (holdSame(mine, theirs)) return "same";
  if (one.trades.length > 0 && other.trades.length > 0) {
    if (shareOf(one.trades, other.trades) < halfOf) return differentlyOf(one, other);
    const isSame = holdSame(one.trades, other.trades) && holdSame(one.ranks, other.ranks);
    // Words that the table does not know may say the same in another language; where both have some, not.
    return isSame && (one.others.length === 0 || other.others.length === 0) ? "same" : "similar";
  }
  return shareOf(mine, theirs) >= halfOf ? "similar" : differentlyOf(one, other);
}

const halfOf = 0.5;

const wordsOf = ({ trades, ranks, others }: TitleMeaning): string[] => [...trades, ...ranks, ...others];

const shareOf = (one: string[], other: string[]): number =>
  one.filter((word) => other.includes(word)).length / Math.min(one.length, other.length);

const holdSame = (one: string[], other: string[]): boolean =>
  one.length === other.length && one.every((word) => other.includes(word));

const differentlyOf = (one: TitleMeaning, other: TitleMeaning): "different" | "farApart" =>
  one.kind !== null && other.kind !== null && one.kind !== other.kind ? "farApart" : "different";
