import { normalForm } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { readEastAsian } from "./eastAsianNames.ts";

/**
 * Spellings of a name: as it is, in the reading of an East Asian name, without accents, with umlauts written
 * out, and with written-out umlauts restored.
 */
export const alphabetSpellings = (name: string): string[] => alphabetSpellingsOf([name]);

/** The same of several forms of a name. Restored umlauts come last: few names with oe have one. */
export function alphabetSpellingsOf(forms: string[]): string[] {
  const names = forms.filter((name) => name !== "");
  return [
    ...names.flatMap((name) => [name, readEastAsian(name), withoutAccents(name), umlautsWrittenOut(name)]),
    ...names.map(umlautsRestored),
  ];
}

/** The name without accents. A name in another script is written in Latin letters. */
export function withoutAccents(name: string): string {
  const plain = normalForm(name, "NFKD").replace(/\p{M}/gu, "");
  return /^\p{ASCII}*$/u.test(plain) ? plain : foldText(name);
}

const writtenOut: Record<string, string> = { ä: "ae", ö: "oe", ü: "ue", ß: "ss", ø: "oe", å: "aa", æ: "ae" };

function umlautsWrittenOut(name: string): string {
  return name.replace(/[äöüßøåæ]/giu, (letter) => {
    const spelled = writtenOut[letter.toLowerCase()] ?? letter;
    return letter === letter.toLowerCase() ? spelled : spelled.charAt(0).toUpperCase() + spelled.slice(1);
  });
}

const restored: [RegExp, string][] = [
  [/aa/g, "å"],
  [/ae/g, "ä"],
  [/oe/g, "ö"],
  [/ue/g, "ü"],
  [/Aa/g, "Å"],
  [/Ae/g, "Ä"],
  [/Oe/g, "Ö"],
  [/Ue/g, "Ü"],
];

function umlautsRestored(name: string): string {
  return restored.reduce((text, [spelled, umlaut]) => text.replace(spelled, umlaut), name);
}
