import type { NamePart } from "../names/nameLists.ts";
import type { Random } from "../random.ts";
import { bareLetters, plainLetters } from "../people/person.ts";
import type { Draft } from "../rows/draft.ts";
import { sayTitle } from "../firms/titles.ts";
import { eitherSide, seesOnly, type Difficulty } from "./difficulty.ts";

const hasAccents = (text: string) => bareLetters(text) !== text;
const bothNames = ({ given, family }: Draft) => `${given} ${family}`;

function inBoth(side: Draft, change: (text: string) => string): void {
  side.given = change(side.given);
  side.family = change(side.family);
}

/** The same name in other letters, or in damaged ones. */
export const otherLetters: Difficulty[] = [
  {
    name: "other-script",
    weight: 40,
    beside: true,
    applies: ({ person }) => person.given.native !== undefined && person.family.native !== undefined,
    apply(random, pair) {
      const { person, lead, contact } = pair;
      const side = random.chance(0.35) ? lead : contact;
      const latin = side === lead ? contact : lead;
      side.given = person.given.native ?? "";
      side.family = person.family.native ?? "";
      if (random.chance(0.35)) {
        latin.given = random.pick(person.given.latin);
        if (person.culture.key !== "zh") latin.family = random.pick(person.family.latin);
      }
      seesOnly(pair, "name", 2.25);
      if (side.title && random.chance(0.4) && person.firm.culture.key === person.culture.key)
        side.title = sayTitle(side.role, person.culture.language);
    },
  },
  {
    name: "other-spelling",
    weight: 22,
    beside: true,
    applies: ({ person: { given, family, culture } }) =>
      given.latin.length + (culture.key === "zh" ? 1 : family.latin.length) > 2,
    apply(random, pair) {
      const { given, family, culture } = pair.person;
      const side = eitherSide(random, pair);
      // In the People's Republic nearly everybody writes Pinyin, if in one word or in two.
      const change =
        culture.key === "zh" && given.latin.length > 1 ? "given" : random.pick(["given", "family", "both"]);
      if (change !== "family") side.given = anotherOf(random, given);
      if (change !== "given") side.family = anotherOf(random, family);
      seesOnly(pair, "name", 2.5);
    },
  },
  {
    name: "accents-lost",
    weight: 12,
    beside: true,
    last: true,
    applies: ({ person }) => hasAccents(`${person.given.latin[0]}${person.family.latin[0]}`),
    apply(random, pair) {
      const german =
        ["de", "sv", "nb", "da", "en"].includes(pair.person.culture.language) && random.chance(0.5);
      inBoth(eitherSide(random, pair), (text) => bareLetters(german ? plainLetters(text) : text));
    },
  },
  {
    name: "capitals",
    weight: 5,
    beside: true,
    last: true,
    apply(random, pair) {
      const change = random.pick([
        (text: string) => text.toUpperCase(),
        (text: string) => bareLetters(text).toUpperCase(),
        (text: string) => text.toLowerCase(),
      ]);
      inBoth(eitherSide(random, pair), change);
    },
  },
  {
    name: "keyboard-slip",
    weight: 5,
    last: true,
    applies: ({ person }) => person.family.latin[0].length > 4,
    apply(random, pair) {
      const side = random.chance(0.25) ? pair.lead : pair.contact;
      const part = side.family.length > 4 && random.chance(0.7) ? "family" : "given";
      const text = side[part];
      if (text.length < 4) return;
      const at = random.between(1, text.length - 2);
      const [letter = "", next = ""] = [text[at], text[at + 1]];
      if (!/\p{L}/u.test(letter) || !/\p{L}/u.test(next)) return;
      const slip = random.pick([next + letter, letter, letter + letter + next, near(letter) + next]);
      side[part] = text.slice(0, at) + slip + text.slice(at + 2);
      seesOnly(pair, "name", 2.5);
    },
  },
  {
    name: "encoding-damage",
    weight: 8,
    last: true,
    applies: ({ lead, contact }) => /[\u00c0-\u017f]/u.test(bothNames(lead) + bothNames(contact)),
    apply(random, pair) {
      const side = hasAccents(bothNames(pair.contact)) ? pair.contact : pair.lead;
      const damage = random.pick([
        misread,
        misread,
        (text: string) => text.replace(/[\u0080-\uffff]/gu, "?"),
        (text: string) => text.replace(/[\u0080-\uffff]/gu, "\ufffd"),
      ]);
      inBoth(side, damage);
      seesOnly(pair, "name", 2.5);
    },
  },
];

/** One of the other Latin spellings. */
function anotherOf(random: Random, { latin }: NamePart): string {
  return latin[random.between(1, 3)] ?? latin.at(-1) ?? latin[0];
}

/** UTF-8 that was read as the code page of Western Windows. */
function misread(text: string): string {
  return new TextDecoder("windows-1252").decode(Buffer.from(text, "utf8"));
}

const keys = ["qwertyuiop", "asdfghjkl", "zxcvbnm"];

function near(letter: string): string {
  const row = keys.find((each) => each.includes(letter.toLowerCase()));
  return row?.[row.indexOf(letter.toLowerCase()) + 1] ?? letter;
}
