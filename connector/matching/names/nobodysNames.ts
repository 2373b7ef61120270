import { readKinds, readWords } from "../data/readTable.ts";
import { trimEndOf } from "../trimOf.ts";

const words = readWords("nobodys-names");
/** What stands in the place of a name: one such word is enough, or all of a name has to be of the list. */
const [alone, together] = [words("alone"), words("together")];

/** Names that are known for being nobody's. */
const madeUp: ReadonlySet<string> = new Set(readKinds("nobodys-names")("name"));

/** Whether a name is a placeholder, a test or what hands type without looking, and nobody's. */
export function isNobodysName(given: readonly string[], family: readonly string[]): boolean {
  const parts = [given, family].filter((part) => part.length > 0).map((part) => part.map(withoutNumber));
  const all = parts.flat();
  if (all.length === 0) return false;
  return (
    parts.some((part) => part.every(isNoName)) ||
    all.every(isFiller) ||
    madeUp.has(`${all[0] ?? ""} ${all.at(-1) ?? ""}`)
  );
}

const withoutNumber = (word: string): string => trimEndOf("0123456789", word);

/** One of the list, or a letter again and again. */
const isNoName = (word: string): boolean => word === "" || alone.has(word) || /^([a-z])\1\1+$/.test(word);

const isFiller = (word: string): boolean => isNoName(word) || together.has(word) || word.length === 1;
