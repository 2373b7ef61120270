import { foldText } from "../foldText.ts";
import { roleKinds, seniority, topWords } from "./roleWords.ts";
import { titleMeaning, type TitleMeaning } from "./titleMeaning.ts";

/** How well somebody fits a role. */
interface Fit {
  /** From 0, where the title says nothing that fits, to 3. */
  fit: number;
  /** The higher, the more they decide. */
  rank: number;
}

/**
 * Says how well titles fit a role, by the org's own label for it. A label that no row knows is read as a
 * title: "Head of Purchasing" is filled by who buys.
 */
export function fitsOfRole(label: string): (title: string | null) => Fit {
  const words = foldText(label).split(" ");
  const kind = roleKinds.find((row) =>
    row.words.some((word) => words.some((each) => each.startsWith(word)) || label.includes(word)),
  );
  const wanted = titleMeaning(label).trades;
  const fits = kind?.fits ?? Object.fromEntries(wanted.map((trade) => [trade, 2]));
  return (title) => {
    const meaning = withTop(title, titleMeaning(title));
    return { fit: best(meaning, fits), rank: best(meaning, seniority) };
  };
}

const best = ({ trades, ranks }: TitleMeaning, values: Readonly<Record<string, number>>): number =>
  Math.max(0, ...[...trades, ...ranks].map((name) => values[name] ?? 0));

function withTop(title: string | null, meaning: TitleMeaning): TitleMeaning {
  if (title === null) return meaning;
  const words = foldText(title).split(" ");
  const isTop = topWords.some(
    (word) => words.includes(word) || (/[^a-z]/.test(word) && title.includes(word)),
  );
  return isTop ? { ...meaning, ranks: [...meaning.ranks, "CHIEF"] } : meaning;
}
