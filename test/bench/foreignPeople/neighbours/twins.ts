import { farFrom, makeRole } from "../firms/titles.ts";
import { citiesOf } from "../firms/cities.ts";
import type { Firm } from "../firms/firm.ts";
import { nameLists } from "../names/nameLists.ts";
import { nicknamesOf } from "../names/nicknames.ts";
import { womensFamily } from "../names/womensFamily.ts";
import { makePerson, withContactData } from "../people/makePerson.ts";
import { bareLetters, type Person } from "../people/person.ts";
import type { Random } from "../random.ts";
import { likeFamily, likeGivenName } from "./likeNames.ts";

/** In which way somebody else is like a person. */
export const twinKinds = [
  { kind: "like-surname", weight: 16 },
  { kind: "same-given", weight: 20 },
  { kind: "same-name", weight: 10 },
  { kind: "same-name-elsewhere", weight: 20 },
  { kind: "same-name-at-like-firm", weight: 8 },
  { kind: "father-and-son", weight: 6 },
  { kind: "junior-and-senior", weight: 14 },
  { kind: "sibling", weight: 8 },
  { kind: "spouse", weight: 10 },
  { kind: "same-mailbox", weight: 8 },
  { kind: "assistants-address", weight: 6 },
] as const;

export type TwinKind = (typeof twinKinds)[number]["kind"];

/** Somebody else who is like the person in this way, or nobody where that cannot be. */
export function makeTwin(random: Random, person: Person, kind: TwinKind, firms: Firm[]): Person | undefined {
  const stranger = { ...makePerson(random, person.firm), culture: person.culture };
  // Two of one surname may well do the same in one office; two of one given name may be one who married.
  const isColleague = random.chance(0.4) && (kind !== "same-given" || !person.woman);
  const role = isColleague ? person.role : makeRole(random, person.woman);
  const rest = { ...person, role, city: isColleague ? person.city : random.pick(person.firm.cities) };
  const lists = nameLists(person.culture);
  const other = otherOf(random, person);
  const again = (changes: Partial<Person>) => withContactData(random, { ...rest, ...changes });
  switch (kind) {
    case "like-surname": {
      const like = likeFamily(random, person.family.latin[0]);
      if (like) return again({ given: other.given, woman: other.woman, family: { latin: [like] } });
      const initial = person.given.latin[0].slice(0, 1);
      const list = (person.woman ? lists.women : lists.men).filter(
        ({ latin }) => latin[0].startsWith(initial) && !isNear(latin[0], person.given.latin[0]),
      );
      return list.length > 0 ? again({ given: random.pick(list) }) : undefined;
    }
    case "same-given": {
      const family = random.skewed(
        lists.families.length > 0 ? lists.families : [stranger.family],
        lists.bend,
      );
      const hers = person.woman ? womensFamily(person.culture, family) : family;
      return isNear(hers.latin[0], person.family.latin[0]) ? undefined : again({ family: hers });
    }
    case "same-name": {
      const city = otherCity(random, person);
      return city && again({ role: farFrom(random, person.role), city });
    }
    case "same-name-elsewhere": {
      const firm = random.pick(firms.filter(({ cluster }) => cluster !== person.firm.cluster));
      return again({ firm, role: farFrom(random, person.role), city: random.pick(firm.cities) });
    }
    case "same-name-at-like-firm": {
      const firm = firms.find(
        ({ cluster, name }) => cluster === person.firm.cluster && name !== person.firm.name,
      );
      const city = firm && otherCity(random, { ...person, firm });
      return firm && city && again({ firm, role: farFrom(random, person.role), city });
    }
    case "father-and-son": {
      if (person.woman) return undefined;
      return again({
        given: random.pick(lists.men.filter(({ latin }) => !isNear(latin[0], person.given.latin[0]))),
        role: farFrom(random, person.role),
      });
    }
    case "junior-and-senior":
      return person.culture.key === "en-US" && !person.woman
        ? again({ role: farFrom(random, person.role) })
        : undefined;
    case "sibling":
    case "spouse": {
      const like = likeGivenName(person.given.latin[0]);
      const woman = kind === "spouse" ? !person.woman : other.woman;
      const given =
        like !== undefined && random.chance(0.8)
          ? { latin: [like] as [string] }
          : random.skewed(woman ? lists.women : lists.men, lists.bend);
      if (given.latin[0] === person.given.latin[0]) return undefined;
      const family = woman && !person.woman ? womensFamily(person.culture, person.family) : person.family;
      if (!woman && person.woman && person.culture.womensFamilies) return undefined;
      return again({ given, woman, family, role: farFrom(random, { ...person.role, woman }) });
    }
    case "same-mailbox":
    case "assistants-address":
      return withContactData(random, {
        ...stranger,
        given: other.given,
        family: other.family,
        woman: other.woman,
      });
  }
}

/** Whether a slip of the keyboard, another spelling or a short form turns one into the other. */
function isNear(one: string, other: string): boolean {
  const [a, b] = [bareLetters(one), bareLetters(other)];
  const [short, long] = a.length < b.length ? [a, b] : [b, a];
  if (nicknamesOf(one).includes(other) || nicknamesOf(other).includes(one)) return true;
  if (isWithin(short, long) || (short.length <= 5 && short.slice(0, 3) === long.slice(0, 3))) return true;
  if (long.length - short.length > 1) return false;
  const start = [...short].findIndex((letter, at) => letter !== long[at]);
  return [start + 1, start + 2].some((at) => short.slice(at) === long.slice(at + long.length - short.length));
}

/** Whether the short one is left where letters of the long one are taken away, as Wilma of Wilhelmina. */
function isWithin(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at += 1;
  return at === short.length;
}

function otherOf(random: Random, person: Person): Person {
  for (;;) {
    const other = makePerson(random, person.firm);
    if (other.given.latin[0] !== person.given.latin[0] && other.family.latin[0] !== person.family.latin[0])
      return other;
  }
}

/** A city of the country that is another one, even where the firm has one office. */
function otherCity(random: Random, person: Person) {
  const others = citiesOf(person.firm.culture).filter(({ english }) => english !== person.city.english);
  return others.length > 0 ? random.pick(others) : undefined;
}
