import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { readTable, readWords } from "../data/readTable.ts";

/** What a title says: trades and ranks that the table knows, and the other words as they are, folded. */
export interface TitleMeaning {
  trades: string[];
  ranks: string[];
  others: string[];
}

/** How many words of a title are kept. Each word is compared with each. */
const wordsMax = 40;

const emptyWords = readWords("title-noise")("empty");

interface Entry {
  meanings: readonly string[];
  /** The words of a phrase. */
  words: string[];
}

const isSpaced = (phrase: string): boolean =>
  /^[\p{Script=Latin}\p{Script=Cyrillic}\p{Script=Greek}\P{L}]*$/u.test(phrase);

const table = indexWords();

function indexWords() {
  const byFirst = new Map<string, Entry[]>();
  const beginnings = new Map<string, string[]>();
  const unspaced: [string, string[]][] = [];
  /** Of words that are written as one: `Vertriebsleiterin`. */
  const endings: [string, string[]][] = [];
  for (const [meaning = "", ...entries] of readTable("title-words")) {
    const meanings = meaning.split("+");
    for (const entry of entries) {
      if (entry.startsWith("*")) {
        endings.push([entry.slice(1), meanings]);
        continue;
      }
      if (!isSpaced(entry)) {
        unspaced.push([entry.replace(/\*/g, ""), meanings]);
        continue;
      }
      const words = entry.split(" ").map((word) => foldText(word) + (word.endsWith("*") ? "*" : ""));
      const [first = ""] = words;
      if (words.length === 1 && first.endsWith("*")) beginnings.set(first.slice(0, -1), meanings);
      else byFirst.set(first, [...(byFirst.get(first) ?? []), { meanings, words }]);
    }
  }
  for (const entries of byFirst.values()) entries.sort((a, b) => b.words.length - a.words.length);
  unspaced.sort(([a], [b]) => b.length - a.length);
  return { phrases: byFirst, stems: beginnings, signs: unspaced, endings };
}

const stemMin = 2;
/** The meaning of a title. */
export function titleMeaning(title: string | null): TitleMeaning {
  return title === null || title === "" ? { trades: [], ranks: [], others: [] } : readTitle(title);
}

function readTitle(title: string): TitleMeaning {
  const meanings = new Set<string>();
  let text = comparedText(title)
    .normalize("NFKC")
    .replace(/^\s*ex[- ]/i, "");
  if (!isSpaced(text)) {
    for (const [written, meaning] of table.signs) {
      if (!text.includes(written)) continue;
      for (const each of meaning) meanings.add(each);
      text = text.replaceAll(written, " ");
    }
  }
  const words = foldText(text)
    .split(" ", wordsMax)
    .filter((word) => word !== "");
  const others = new Set<string>();
  for (let at = 0; at < words.length;) {
    const phrase = phraseAt(words, at);
    if (phrase) {
      for (const meaning of phrase.meanings) meanings.add(meaning);
      at += phrase.words.length;
      continue;
    }
    const word = words[at] ?? "";
    const stem = stemOf(word);
    if (stem !== null) {
      const ends = table.endings.filter(([ending]) => word.endsWith(ending) && word !== ending);
      for (const meaning of [...stem, ...ends.flatMap(([, ranks]) => ranks)]) meanings.add(meaning);
    } else if (word.length > 1 && !emptyWords.has(word)) others.add(word);
    at++;
  }
  const [ranks, trades] = [...meanings].reduce<[string[], string[]]>(
    ([high, low], meaning) =>
      /^[A-Z]+$/.test(meaning) ? [[...high, meaning], low] : [high, [...low, meaning]],
    [[], []],
  );
  return { trades, ranks, others: [...others] };
}

const phraseAt = (words: string[], at: number): Entry | undefined =>
  table.phrases
    .get(words[at] ?? "")
    ?.find((entry) => entry.words.every((word, index) => fits(word, words[at + index])));

const fits = (pattern: string, word = ""): boolean =>
  pattern.endsWith("*") ? word.startsWith(pattern.slice(0, -1)) : pattern === word;

/** The meaning of a word by how it begins. The longest beginning counts. */
function stemOf(word: string): readonly string[] | null {
  const { stems } = table;
  for (let length = word.length; length >= stemMin; length--) {
    const meanings = stems.get(word.slice(0, length));
    if (meanings !== undefined) return meanings;
  }
  return null;
}
