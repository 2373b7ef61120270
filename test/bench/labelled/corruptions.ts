import type { Chance } from "./chanceOf.ts";

export interface NamePair {
  first: string;
  last: string;
}

interface Corruption {
  id: string;
  /** How often it is chosen, relative to the others. */
  weight: number;
  /** The corrupted name. Null where it does not apply to the name. */
  apply(name: NamePair, chance: Chance): NamePair | null;
}

const plain = (text: string): string =>
  text
    .normalize("NFKD")
    .replace(/\p{M}/gu, "")
    .replace(/ß/g, "ss")
    .replace(/ø/g, "o")
    .replace(/Ø/g, "O")
    .replace(/ł/g, "l")
    .replace(/Ł/g, "L")
    .replace(/[đð]/g, "d")
    .replace(/æ/g, "ae")
    .replace(/þ/g, "th");
const umlauts: Record<string, string> = {
  ä: "ae",
  ö: "oe",
  ü: "ue",
  ß: "ss",
  ø: "oe",
  å: "aa",
  Ä: "Ae",
  Ö: "Oe",
  Ü: "Ue",
  Ø: "Oe",
  Å: "Aa",
};
const certificates = ["PMP", "MBA", "PhD", "CPA", "PMP, CSM", "CFA", "LL.M.", "MSc", "SHRM-CP", "P.E."];
const emojis = ["🚀", "✅", "🌍", "⭐", "🏳️‍🌈", "💡", "📈"];

/** The text with one typing error inside. Null where it is too short or not in Latin letters. */
function typo(text: string, chance: Chance): string | null {
  if (text.length < 5 || !/^[\p{Script=Latin}' -]+$/u.test(text)) return null;
  const at = 1 + chance.below(text.length - 2);
  const [a, b] = [text.charAt(at), text.charAt(at + 1)];
  if (a === " " || b === " ") return null;
  switch (chance.below(4)) {
    case 0:
      return text.slice(0, at) + b + a + text.slice(at + 2);
    case 1:
      return text.slice(0, at) + text.slice(at + 1);
    case 2:
      return text.slice(0, at) + a + text.slice(at);
    default:
      return text.slice(0, at) + String.fromCharCode(97 + chance.below(26)) + text.slice(at + 1);
  }
}

export const corruptions: Corruption[] = [
  {
    id: "accents lost",
    weight: 14,
    apply: (name) => changed(name, { first: plain(name.first), last: plain(name.last) }),
  },
  {
    id: "umlauts written out",
    weight: 8,
    apply: (name) => changed(name, { first: writeOut(name.first), last: writeOut(name.last) }),
  },
  {
    id: "certificates",
    weight: 9,
    apply: ({ first, last }, chance) => ({ first, last: `${last}, ${chance.pick(certificates)}` }),
  },
  {
    id: "emoji",
    weight: 5,
    apply: ({ first, last }, chance) => ({ first, last: `${last} ${chance.pick(emojis)}` }),
  },
  {
    id: "title",
    weight: 4,
    apply: ({ first, last }, chance) => ({
      first: `${chance.pick(["Dr.", "Prof.", "Ing.", "Mr"])} ${first}`,
      last,
    }),
  },
  {
    id: "middle name",
    weight: 7,
    apply: ({ first, last }, chance) => ({
      first: `${first} ${chance.pick(["A.", "M.", "Lee", "Marie", "J.", "Ann", "Paul"])}`,
      last,
    }),
  },
  {
    id: "capitals",
    weight: 4,
    apply: ({ first, last }) => ({ first: first.toUpperCase(), last: last.toUpperCase() }),
  },
  { id: "swapped", weight: 4, apply: ({ first, last }) => ({ first: last, last: first }) },
  {
    id: "surname hidden",
    weight: 3,
    apply: ({ first, last }) => ({
      first,
      last: `${[...last.replace(/^(van|von|de|la|der|den|zu|ter|le|al|el|bin|da|dos) /gi, "")][0] ?? ""}.`,
    }),
  },
  {
    id: "first initial",
    weight: 3,
    apply: ({ first, last }) => ({ first: `${[...first][0] ?? ""}.`, last }),
  },
  {
    id: "married name added",
    weight: 4,
    apply: ({ first, last }, chance) => ({
      first,
      last: chance.is(0.5)
        ? `${last}-${chance.pick(["Peters", "Lang", "Moss", "Vogel", "Duval"])}`
        : `${last} ${chance.pick(["Peters", "Lang", "Moss", "Duval"])}`,
    }),
  },
  {
    id: "half of a double name",
    weight: 4,
    apply: ({ first, last }) => {
      const [one, ...more] = last.split(/[- ](?=\p{Lu})/u);
      return more.length > 0 && one !== undefined && one.length > 2 ? { first, last: one } : null;
    },
  },
  {
    id: "typo in surname",
    weight: 7,
    apply: ({ first, last }, chance) => orNull({ first, last: typo(last, chance) }),
  },
  {
    id: "typo in given name",
    weight: 6,
    apply: ({ first, last }, chance) => orNull({ first: typo(first, chance), last }),
  },
  {
    id: "particle dropped or joined",
    weight: 3,
    apply: ({ first, last }, chance) => {
      const match = /^((?:van|von|de|der|den|la|le|al|el|da|dos|zu|ter)[ -])+/i.exec(last);
      if (!match) return null;
      return {
        first,
        last: chance.is(0.5) ? last.slice(match[0].length) : last.replace(/[ -](?=\p{L}+$)/gu, ""),
      };
    },
  },
  {
    id: "hyphen or space",
    weight: 4,
    apply: ({ first, last }) =>
      changed({ first, last }, { first: first.replace(/-/g, " "), last: last.replace(/-/g, " ") }),
  },
];

function writeOut(text: string): string {
  return text.replace(/[äöüßøåÄÖÜØÅ]/g, (letter) => umlauts[letter] ?? letter);
}
const changed = (before: NamePair, after: NamePair): NamePair | null =>
  before.first === after.first && before.last === after.last ? null : after;
const orNull = ({ first, last }: { first: string | null; last: string | null }): NamePair | null =>
  first !== null && last !== null ? { first, last } : null;
