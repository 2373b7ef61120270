import { readTable } from "../data/readTable.ts";
import { foldText } from "../foldText.ts";
import { cityKey } from "../places/cityKey.ts";
import { joining } from "./commonWords.ts";

/** By word, the number of what it means. */
const meaningOf: ReadonlyMap<string, string> = new Map(
  readTable("translatedWords").flatMap((line, index) =>
    line.map((word): [string, string] => [foldText(word), `#${index}`]),
  ),
);

/** What is written as one word or in short, and the words that it says. */
const saidInOne: ReadonlyMap<string, readonly string[]> = new Map([
  ..."uniklinik uniklinikum universitatsklinikum universitatsklinik universitatsspital universitatskrankenhaus"
    .split(" ")
    .map((word): [string, string[]] => [word, ["uni", "klinikum"]]),
  ["tu", ["technische", "uni"]],
  ["fh", ["fachhochschule"]],
]);

/** German writes in front that something is federal: Bundesministerium. */
const partsOf = (word: string): readonly string[] =>
  saidInOne.get(word) ?? (/^bundes\w{3}/.test(word) ? ["bundes", word] : [word]);

/**
 * What a name, as folded words, says whatever its language is: Stadt Köln and City of Cologne say the same.
 * Empty where it has no word that is translated.
 */
export function meaningIn(words: readonly string[]): string {
  const parts = words.filter((word) => !joining.has(word)).flatMap(partsOf);
  if (!parts.some((part) => meaningOf.has(part))) return "";
  return [...new Set(parts.map((part) => meaningOf.get(part) ?? cityKey(part)))].sort().join(" ");
}
