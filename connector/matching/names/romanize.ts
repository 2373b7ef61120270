import { scriptOf, type Script } from "./scripts.ts";

/**
 * How a romanized name may be spoken otherwise: Egypt's g for j, a Hebrew or Hindi v that others write as a
 * vowel, a th that became s. Before Pinyin, Chinese x and q were written as hs and ch.
 */
export function spokenForms(romanized: string, script: Script): string[] {
  switch (script) {
    case "arabic":
      return forms(romanized, [/j/g, "g"], [/th/g, "s"], [/dh/g, "z"]);
    case "hebrew":
      return forms(romanized, [/w/g, "v"], [/k/g, "ch"], [/b/g, "v"]);
    case "devanagari":
      return forms(romanized, [/v/g, "w"]);
    case "greek":
      return forms(romanized, [/nt/g, "d"], [/mp/g, "b"], [/g/g, "y"]);
    case "cyrillic":
      return forms(romanized, [/g/g, "h"]);
    case "han":
      return forms(romanized, [/[xq]/g, "s"]);
    default:
      return [romanized];
  }
}

const forms = (text: string, ...others: [RegExp, string][]): string[] => [
  ...new Set([text, ...others.map(([pattern, spoken]) => text.replace(pattern, spoken))]),
];

/**
 * Prepares names for transliteration where letters alone do not say how people spell them: the Arabic article
 * goes, letters that stand for a vowel or a consonant stay as `y` and `w`, and Greek pairs are one sound.
 * Written by hand from the alphabets.
 */
export function romanize(text: string): string {
  const steps = stepsOf[scriptOf(text)];
  return steps ? steps.reduce((written, [pattern, latin]) => written.replace(pattern, latin), text) : text;
}

const letters = (table: string): [RegExp, string][] =>
  table
    .trim()
    .split(/\s+/)
    .map((entry): [RegExp, string] => {
      const [written = "", latin = ""] = entry.split("=");
      return [new RegExp(written, "gu"), latin];
    });

const stepsOf: Partial<Record<Script, [RegExp, string][]>> = {
  arabic: [
    [/[\u064b-\u065f\u0670\u0640]/gu, ""],
    [/(?<=^|\s)عبد\s?ال/gu, "abd "],
    [/(?<=^|\s)ال(?=\p{L}{2})/gu, ""],
    ...letters(
      "[آا]=a أ=a إ=i [ءعئ]= ؤ=w ب=b پ=p ت=t ث=th ج=j چ=ch ح=h خ=kh د=d ذ=dh ر=r ز=z ژ=zh س=s ش=sh ص=s ض=d ط=t ظ=z غ=gh ف=f ق=q [كک]=k گ=g ل=l م=m ن=n [هة]=h و=w [يی]=y ى=a",
    ),
  ],
  hebrew: letters(
    "א=a ב=b ג=g ד=d ה=h ו=w ז=z ח=h ט=t י=y [כך]=k ל=l [מם]=m [נן]=n ס=s ע= [פף]=p [צץ]=ts ק=k ר=r ש=sh ת=t",
  ),
  greek: [
    ...letters("[οΟ][υύΥ]=u [εΕ][υύ]=ev [αΑ][υύ]=av γγ=ng γκ=g Γκ=G μπ=mp Μπ=Mp ντ=nt Ντ=Nt τζ=tz χ=h Χ=H"),
  ],
  devanagari: letters("क्ष=ksh ज्ञ=gy च=ch छ=ch श=sh ष=sh [ंँ]=n व=v"),
  cyrillic: letters("[ъь]= щ=shch Щ=Shch"),
};
