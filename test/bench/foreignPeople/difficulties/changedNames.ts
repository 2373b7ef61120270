import { makeFamily } from "../people/makePerson.ts";
import { addressLetters, type Person } from "../people/person.ts";
import type { Random } from "../random.ts";
import { eitherSide, seesOnly, type Difficulty } from "./difficulty.ts";

/** Where a wife often takes her husband's name. */
const taking = "en-US en-GB de de-CH fr pt-BR nl pl cs hu ro tr sv no da fi ru uk he hi ja".split(" ");

function otherFamily(random: Random, { culture, woman, family }: Person): string {
  for (;;) {
    const other = makeFamily(random, culture, woman).latin[0];
    if (addressLetters(other) !== addressLetters(family.latin[0])) return other;
  }
}

/** Surnames that are not what they were, and names that stand elsewhere. */
export const changedNames: Difficulty[] = [
  {
    name: "married",
    weight: 12,
    applies: ({ person }, places) =>
      person.woman && taking.includes(person.culture.key) && places.isOnly(person, "given"),
    apply(random, pair) {
      const { person, lead, contact } = pair;
      const before = person.family.latin[0];
      const now = otherFamily(random, person);
      const given = addressLetters(person.given.latin[0]);
      contact.role = lead.role;
      contact.title ||= lead.title;
      const way = random.pick(["email", "email", "email", "née", "née", "slug", "slug", "title"]);
      const slugFamily = addressLetters(way === "slug" ? before : now);
      lead.slug = `${given}-${slugFamily}-${random.between(100, 999)}`;
      lead.family = now;
      if (lead.email === person.workMail) lead.email = "";
      seesOnly(pair, "name", way === "slug" ? 2 : 0.5);
      if (way === "née") {
        const ways = [
          `${now} (${before})`,
          `${now} (née ${before})`,
          `${now} geb. ${before}`,
          `${now} ex ${before}`,
        ];
        lead.family = random.pick(ways);
        pair.seen.name = 2.5;
      }
      if (way === "email") [lead.email, contact.email] = [person.workMail, person.workMail];
    },
  },
  {
    name: "double-barrelled",
    weight: 4,
    beside: true,
    applies: ({ person }) =>
      person.culture.names.kind === "latin" &&
      person.culture.womensFamilies !== "icelandic" &&
      !person.culture.secondFamily,
    apply(random, pair) {
      const own = pair.person.family.latin[0];
      const other = otherFamily(random, pair.person);
      eitherSide(random, pair).family = random.pick([
        `${own}-${other}`,
        `${other}-${own}`,
        `${own} ${other}`,
      ]);
      seesOnly(pair, "name", 2.5);
    },
  },
  {
    name: "whole-name-in-one-field",
    weight: 5,
    beside: true,
    last: true,
    apply(random, pair) {
      const side = eitherSide(random, pair);
      const familyFirst = pair.person.culture.familyFirst && random.chance(0.4);
      const whole = familyFirst
        ? `${side.family} ${side.given}`
        : random.pick([
            `${side.given} ${side.family}`,
            `${side.given} ${side.family}`,
            `${side.family}, ${side.given}`,
          ]);
      side.given = "";
      side.family = whole;
      if (side === pair.lead && random.chance(0.5)) [side.given, side.family] = [whole, ""];
      seesOnly(pair, "name", 2.75);
    },
  },
  {
    name: "name-order",
    weight: 2,
    beside: true,
    last: true,
    apply(random, pair) {
      const side = eitherSide(random, pair);
      if (side.given === "" || side.family === "") return;
      [side.given, side.family] = [side.family, side.given];
      seesOnly(pair, "name", 2.75);
    },
  },
  {
    name: "name-order",
    weight: 12,
    beside: true,
    last: true,
    applies: ({ person }) => person.culture.familyFirst === true,
    apply(random, pair) {
      const side = eitherSide(random, pair);
      if (side.given === "" || side.family === "") return;
      [side.given, side.family] = [side.family, side.given];
      seesOnly(pair, "name", 2.75);
    },
  },
  {
    name: "particle",
    weight: 45,
    beside: true,
    applies: ({ person }) =>
      /^\p{L}[\p{L}']{0,3}[\s-]\p{Lu}|^(van|von) |^(El|Al|Ben|Bin) |^(Mac|Mc)\p{Lu}|^(O|D|Dell)'/u.test(
        person.family.latin[0],
      ),
    apply(random, pair) {
      const side = eitherSide(random, pair);
      const family = pair.person.family.latin[0];
      const words = family.split(/[\s-]/u);
      const last = words.at(-1) ?? family;
      const particle = words.slice(0, -1).join(" ");
      if (words.length === 1)
        side.family = family.replace(/^(O|D|Dell)'/u, "$1 ").replace(/^(Mac|Mc)(?=\p{Lu})/u, "$1 ");
      else if (random.chance(0.3))
        side.family =
          particle.slice(0, 1).toUpperCase() +
          particle.slice(1) +
          last.slice(0, 1).toLowerCase() +
          last.slice(1);
      else if (random.chance(0.4)) [side.given, side.family] = [`${side.given} ${particle}`, last];
      else if (random.chance(0.5))
        side.family = `${particle.toUpperCase().slice(0, 1)}${particle.slice(1)} ${last}`;
      else side.family = random.chance(0.5) ? last : `${last}, ${particle}`;
      seesOnly(pair, "name", 2.5);
    },
  },
];
