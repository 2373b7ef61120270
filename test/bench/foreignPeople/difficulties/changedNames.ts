import { makeFamily } from "../people/makePerson.ts";
import { addressLetters } from "../people/person.ts";
import { eitherSide, seesOnly, type Difficulty } from "./difficulty.ts";

/** Surnames that are not what they were, and names that stand elsewhere. */
export const changedNames: Difficulty[] = [
  {
    name: "married",
    weight: 6,
    applies: ({ person }, places) =>
      (person.woman || person.rare) &&
      person.culture.womensFamilies !== "icelandic" &&
      places.isOnly(person, "given"),
    apply(random, pair) {
      const { person, lead, contact } = pair;
      const now = makeFamily(random, person.culture, person.woman).latin[0];
      const before = person.family.latin[0];
      if (addressLetters(now) === addressLetters(before)) return;
      contact.role = lead.role;
      if (!contact.title) contact.title = lead.title;
      const way = random.pick(["title", "title", "slug", "née", "email", "email"]);
      lead.family = now;
      seesOnly(pair, "name", 1);
      if (way === "slug")
        lead.slug = `${addressLetters(person.given.latin[0])}-${addressLetters(before)}-${random.between(100, 999)}`;
      else if (lead.slug)
        lead.slug = `${addressLetters(person.given.latin[0])}-${addressLetters(now)}-${random.between(100, 999)}`;
      if (way === "slug") seesOnly(pair, "name", 2);
      if (way === "née") {
        lead.family = random.pick([
          `${now} (${before})`,
          `${now} (née ${before})`,
          `${now} geb. ${before}`,
          `${now} ex ${before}`,
        ]);
        pair.seen.name = 2.5;
      }
      if (way === "email") {
        contact.email = person.workMail;
        lead.email = person.workMail;
      } else if (lead.email === person.workMail) lead.email = "";
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
      const other = makeFamily(random, pair.person.culture, pair.person.woman).latin[0];
      if (other === own) return;
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
    weight: 22,
    beside: true,
    applies: ({ person }) =>
      /^\p{L}[\p{L}']{0,3}[\s-]\p{Lu}|^(van|von) |^(El|Al|Ben|Bin|Mac|Mc|O'|D'|Dell')/u.test(
        person.family.latin[0],
      ),
    apply(random, pair) {
      const side = eitherSide(random, pair);
      const family = pair.person.family.latin[0];
      const words = family.split(/[\s-]/u);
      const last = words.at(-1) ?? family;
      const particle = words.slice(0, -1).join(" ");
      if (words.length === 1)
        side.family = family.replace(/^(O|D|Dell)'/u, "$1 ").replace(/^(Mac|Mc)/u, "$1 ");
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
