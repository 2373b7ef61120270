import { readTable } from "../data/readTable.ts";
import { normalizeCompany, type NormalizedCompany } from "./normalizeCompany.ts";

/** By name as one word, the lines of the table of that kind which have it. */
function indexHouses(kind: string): ReadonlyMap<string, readonly number[]> {
  const found = new Map<string, number[]>();
  for (const [line, [each, ...names]] of readTable("houses").entries()) {
    if (each !== kind) continue;
    for (const key of new Set(names.map((name) => normalizeCompany(name, []).bareJoined)))
      found.set(key, [...(found.get(key) ?? []), line]);
  }
  return found;
}

const aliases = indexHouses("alias");
const houses = indexHouses("house");

/** The numbers of the companies that are known by this name and others. */
export const aliasesOf = ({ bareJoined }: NormalizedCompany): readonly number[] =>
  aliases.get(bareJoined) ?? [];

/** Whether two names are known to be one company's. */
export const areAliases = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  aliasesOf(one).some((line) => aliasesOf(other).includes(line));

const housesOf = ({ bareJoined, groupJoined }: NormalizedCompany): readonly number[] =>
  [bareJoined, groupJoined].flatMap((name) => houses.get(name) ?? []);

/** Whether two names are known to be of one house: a company, its parts, and what these were called before. */
export const areOfOneHouse = (one: NormalizedCompany, other: NormalizedCompany): boolean =>
  areAliases(one, other) || housesOf(one).some((line) => housesOf(other).includes(line));
