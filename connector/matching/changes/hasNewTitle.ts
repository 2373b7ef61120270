import { comparedText, normalForm } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { compareTitles } from "../titles/compareTitles.ts";
import { titleMeaning, type TitleMeaning } from "../titles/titleMeaning.ts";
import { isLatin } from "./isLatin.ts";

/**
 * Whether somebody may have another job or rank now: each title has words that the other lacks, or one has a
 * rank more. Capitals, order, and what stands in brackets or behind a bar count for nothing. Titles that have
 * no word in common may be in two languages: then trades have to differ that both are known for.
 */
export function hasNewTitle(before: string | null, now: string | null): boolean {
  const [one, other] = [itself(before), itself(now)];
  const [mine, theirs] = [wordsOf(one), wordsOf(other)];
  if (one === "" || other === "" || mine.join("") === theirs.join("")) return false;
  if (isLatin(one) !== isLatin(other)) return false;
  const [meaning, otherMeaning] = [titleMeaning(one), titleMeaning(other)];
  if (mine.some((word) => theirs.includes(word)))
    return (lacks(mine, theirs) && lacks(theirs, mine)) || haveOtherRanks(meaning, otherMeaning);
  const areKnown = [meaning, otherMeaning].every(({ trades }) => trades.length > 0);
  const areUnknown = [meaning, otherMeaning].every(({ trades, ranks }) => trades.length + ranks.length === 0);
  return compareTitles(meaning, otherMeaning) === "other" && (areKnown || areUnknown);
}

const wordsOf = (title: string): string[] => foldText(title).split(" ").map(withoutEnding);

/** Genders and numbers of one word are one: Leiterin, Managers. */
const withoutEnding = (word: string): string => word.replace(/(?<=\w{4})(?:innen|in|s)$/, "");

const lacks = (one: readonly string[], other: readonly string[]): boolean =>
  one.some((word) => word.length > 2 && !other.includes(word));

const haveOtherRanks = ({ ranks: mine }: TitleMeaning, { ranks: theirs }: TitleMeaning): boolean =>
  mine.length !== theirs.length || mine.some((rank) => !theirs.includes(rank));

/** The title without what stands behind a bar or in brackets. */
function itself(title: string | null): string {
  const text = normalForm(comparedText(title ?? ""), "NFKC").replace(/[([{][^()[\]{}]*[)\]}]/g, " ");
  const [first = ""] = text.split(/[|•·—–;]| @| - /u, 1);
  return (first.trim() === "" ? text : first).trim();
}
