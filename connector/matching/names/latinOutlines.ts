import { foldText } from "../foldText.ts";
import { cleanName } from "./cleanName.ts";
import { latinLettersFor } from "./lettersElsewhere.ts";
import { scriptOf } from "./scripts.ts";

/** Consonants that all transliterations of a name have. */
const firm = /[lmnr]/;

/**
 * What every Latin spelling of a name in another alphabet has, for a search that cannot list them: how it
 * begins, and some of its consonants in their order. Each is a list of parts. None for a Latin name, and for
 * Chinese and Japanese signs, which letters do not tell.
 */
export function latinOutlines(name: string): string[][] {
  const { text } = cleanName(name);
  const script = scriptOf(text);
  if (script === "latin" || script === "han" || script === "kana") return [];
  const romanized = foldText(text).replaceAll(" ", "");
  const [first = "", ...rest] = romanized;
  const inside = rest.filter((letter, index) => firm.test(letter) && letter !== rest[index - 1]);
  const [sign = ""] = text;
  const begins = [first, ...latinLettersFor(sign)];
  return [...new Set(begins)].filter((letter) => /[a-z]/.test(letter)).map((letter) => [letter, ...inside]);
}
