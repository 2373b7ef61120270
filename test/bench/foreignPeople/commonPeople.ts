import type { Firm } from "./firms/firm.ts";
import { cultures } from "./names/cultures.ts";
import { nameLists } from "./names/nameLists.ts";
import { womensFamily } from "./names/womensFamily.ts";
import { makePerson, withContactData } from "./people/makePerson.ts";
import type { Person } from "./people/person.ts";
import type { Random } from "./random.ts";

/** The names that hundreds have: culture, a woman's or a man's, how many before it in their lists. */
const common: [string, boolean, number, number][] = [
  ["es", true, 0, 0],
  ["es-MX", true, 0, 0],
  ["es", false, 0, 0],
  ["zh", false, 0, 2],
  ["zh", false, 0, 0],
  ["ar", false, 0, 0],
  ["ar-AE", false, 0, 0],
  ["ar", false, 1, 2],
  ["en-US", false, 1, 0],
  ["en-US", false, 0, 2],
  ["de", false, 0, 0],
  ["vi", true, 0, 0],
  ["ko", false, 1, 0],
  ["hi", false, 2, 2],
  ["pt-BR", true, 0, 0],
];

/** Somebody at the firm with one of the names that hundreds have. */
export function makeCommonPerson(random: Random, firm: Firm): Person {
  const [key, woman, given, family] = random.pick(common);
  const culture = cultures.find((each) => each.key === key) ?? firm.culture;
  const lists = nameLists(culture);
  const [first, last] = [(woman ? lists.women : lists.men)[given], lists.families[family]];
  const person = makePerson(random, firm);
  if (!first || !last) return person;
  const { middle: _, secondFamily: __, ...rest } = person;
  return withContactData(random, {
    ...rest,
    culture,
    woman,
    given: first,
    family: woman ? womensFamily(culture, last) : last,
    rare: false,
    common: true,
  });
}
