import { makeRole } from "../firms/titles.ts";
import type { Firm } from "../firms/firm.ts";
import { cultures, type Culture } from "../names/cultures.ts";
import { nameLists, nativePart, type NamePart } from "../names/nameLists.ts";
import { womensFamily } from "../names/womensFamily.ts";
import type { Random } from "../random.ts";
import { addressLetters, type Person } from "./person.ts";

/** Somebody who works at the firm, mostly of its country. */
export function makePerson(random: Random, firm: Firm): Person {
  const culture = random.chance(0.88)
    ? firm.culture
    : random.weighted(cultures.map((each) => ({ ...each, weight: each.share })));
  const home = cultures.find(({ key }) => key === culture.key) ?? culture;
  const woman = random.chance(0.45);
  const lists = nameLists(home);
  const list = woman ? lists.women : lists.men;
  const given = random.skewed(list, lists.bend);
  const family = makeFamily(random, home, woman);
  const middle = makeMiddle(random, home, woman);
  const secondFamily = home.secondFamily ? makeFamily(random, home, false) : undefined;
  const rank = lists.families.findIndex(({ latin }) => latin[0].slice(0, 4) === family.latin[0].slice(0, 4));
  return withContactData(random, {
    culture: home,
    woman,
    given,
    family,
    ...(middle && middle.latin[0] !== given.latin[0] && { middle }),
    ...(secondFamily && secondFamily.latin[0] !== family.latin[0] && { secondFamily }),
    firm,
    role: makeRole(random, woman),
    city: random.pick(firm.cities),
    rare: home.names.kind !== "script" && rank > 60 && list.indexOf(given) > 8,
    common: home.names.kind === "script" || (rank < 60 && list.indexOf(given) < 60),
  });
}

/** The same with addresses and a number of their own. */
export function withContactData(
  random: Random,
  person: Omit<Person, "workMail" | "privateMail" | "phone">,
): Person {
  const [first, last] = [addressLetters(person.given.latin[0]), addressLetters(person.family.latin[0])];
  const parts: Record<string, string> = { first, last, f: first.slice(0, 1) };
  const written = person.firm.mailPattern.replace(/first|last|f/gu, (part) => parts[part] ?? part);
  const number = random.between(10, 9999);
  const free = random.pick([
    "gmail.com",
    "gmail.com",
    "outlook.com",
    "yahoo.com",
    "hotmail.com",
    "gmx.net",
    "icloud.com",
  ]);
  const privateLocal = random.pick([
    `${first}.${last}${number}`,
    `${first}${last}${number}`,
    `${first.slice(0, 1)}${last}.${number}`,
    `${last}.${first}.${number}`,
  ]);
  const digits = Array.from({ length: 9 }, () => random.between(0, 9)).join("");
  return {
    ...person,
    workMail: `${written}@${person.firm.domain}`,
    privateMail: `${privateLocal}@${free}`,
    phone: `${person.culture.phone} ${random.between(2, 9)}${digits.slice(0, 2)} ${digits.slice(2)}`,
  };
}

export function makeFamily(random: Random, culture: Culture, woman: boolean): NamePart {
  const lists = nameLists(culture);
  if (culture.womensFamilies === "icelandic") {
    const father = random.skewed(lists.men, lists.bend).latin[0];
    return { latin: [fathersChild(father, woman ? "dóttir" : "son")] };
  }
  const family = random.skewed(lists.families, lists.bend);
  return woman ? womensFamily(culture, family) : family;
}

/** Jón's son is Jónsson, Helgi's Helgason, Magnús's Magnússon. */
function fathersChild(father: string, child: string): string {
  if (father.endsWith("i")) return `${father.slice(0, -1)}a${child}`;
  return father.endsWith("ús") ? father + child : `${father.replace(/ur$/u, "")}s${child}`;
}

const fathers = {
  ru: ["Александров", "Сергеев", "Владимиров", "Николаев", "Иванов", "Юрьев", "Петров"],
  uk: ["Олександр", "Петр", "Іван", "Богдан", "Степан"],
};

const ends = { ru: { woman: "на", man: "ич" }, uk: { woman: "івна", man: "ович" } };

function makeMiddle(random: Random, culture: Culture, woman: boolean): NamePart | undefined {
  const { names } = culture;
  if (names.kind === "cyrillic") {
    const father = random.pick(fathers[names.common]);
    return nativePart(names.common, father + (woman ? ends[names.common].woman : ends[names.common].man));
  }
  if (names.kind === "greek" || culture.familyFirst || culture.key === "th" || culture.key === "he")
    return undefined;
  const lists = nameLists(culture);
  return random.chance(0.5) ? random.skewed(woman ? lists.women : lists.men, lists.bend) : undefined;
}
