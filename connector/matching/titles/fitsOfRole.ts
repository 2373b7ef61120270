import { readTable, wordsOf } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";
import { titleMeaning, type TitleMeaning } from "./titleMeaning.ts";

/** How well ranks and trades of titles fit a role. */
type Fits = Readonly<Record<string, number>>;

const rowsOf = (kind: string): { words: string[]; fits: Fits }[] =>
  readTable("roles").flatMap(([of, words, fits]) =>
    of === kind ? [{ words: wordsOf(words), fits: fitsIn(fits) }] : [],
  );

const fitsIn = (cell: string | undefined): Fits =>
  Object.fromEntries(
    wordsOf(cell).map((fit) => {
      const [name = "", value] = fit.split(":");
      return [name, Number(value)];
    }),
  );

const roleKinds = rowsOf("role");
const [seniority] = rowsOf("seniority").map(({ fits }) => fits);
const topWords = rowsOf("top").flatMap(({ words }) => words);

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
    return { fit: best(meaning, fits), rank: best(meaning, seniority ?? {}) };
  };
}

const best = ({ trades, ranks }: TitleMeaning, values: Fits): number =>
  Math.max(0, ...[...trades, ...ranks].map((name) => values[name] ?? 0));

function withTop(title: string | null, meaning: TitleMeaning): TitleMeaning {
  if (title === null) return meaning;
  const words = foldText(title).split(" ");
  const isTop = topWords.some(
    (word) => words.includes(word) || (/[^a-z]/.test(word) && title.includes(word)),
  );
  return isTop ? { ...meaning, ranks: [...meaning.ranks, "CHIEF"] } : meaning;
}
