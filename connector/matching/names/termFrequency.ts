import { commonFamilyNames, commonGivenNames, knownFamilyNames, knownGivenNames } from "./knownNames.ts";
import { normalizeName, type NormalizedName } from "./normalizeName.ts";

export type NamePart = "given" | "family";

/** How often names occur among the people of a CRM. */
export interface NameCounts {
  readonly people: number;
  /** People whose given names sound like these. */
  given(name: NormalizedName): number;
  /** People whose family name sounds like this one. */
  family(name: NormalizedName): number;
  /** People whose given name or family name is spelled so. Folded, without spaces. */
  spelled(part: NamePart, folded: string): number;
}

/** Counts that are being made. */
export interface CountedNames {
  people: number;
  /** By part and spelling. */
  spelled: Record<NamePart, Map<string, number>>;
  /** By part and sound, as spellingKey gives it. */
  sounding: Record<NamePart, Map<string, number>>;
}

export const noNames = (): CountedNames => ({
  people: 0,
  spelled: { given: new Map(), family: new Map() },
  sounding: { given: new Map(), family: new Map() },
});

/** Counts a person. */
export function countName(counted: CountedNames, name: NormalizedName): void {
  counted.people++;
  raise(counted.spelled.given, name.givenJoined, 1);
  raise(counted.spelled.family, name.familyCore, 1);
  raise(counted.sounding.given, name.givenKey, 1);
  raise(counted.sounding.family, name.familyKey, 1);
}

/** Counts people of whom only one part of the name is known. They are not added to `people`. */
export function countPart(counted: CountedNames, part: NamePart, written: string, people: number): void {
  const { givenJoined, givenKey, familyCore, familyKey } =
    part === "given" ? normalizeName(written, "X", null) : normalizeName("X", written, null);
  raise(counted.spelled[part], part === "given" ? givenJoined : familyCore, people);
  raise(counted.sounding[part], part === "given" ? givenKey : familyKey, people);
}

function raise(counts: Map<string, number>, name: string, by: number): void {
  if (name !== "") counts.set(name, (counts.get(name) ?? 0) + by);
}

export const readCounts = ({ people, spelled, sounding }: CountedNames): NameCounts => ({
  people,
  given: ({ givenKey }) => sounding.given.get(givenKey) ?? 0,
  family: ({ familyKey }) => sounding.family.get(familyKey) ?? 0,
  spelled: (part, folded) => spelled[part].get(folded) ?? 0,
});

/** As long as nobody has counted, a CRM is taken to be as large as this. */
const unknownPeople = 10_000;

/**
 * What is assumed of a name before anybody is counted, as a share of all people, and the number of people
 * that the assumption weighs as much as. A CRM of a hundred people says little about names, one of a million
 * says all.
 */
const assumed = {
  people: 2_000,
  given: { common: 1 / 80, other: 1 / 3_000 },
  family: { common: 1 / 300, other: 1 / 10_000 },
};

const common: Record<NamePart, ReadonlySet<string>> = { given: commonGivenNames, family: commonFamilyNames };
const known: Record<NamePart, ReadonlySet<string>> = { given: knownGivenNames, family: knownFamilyNames };

const spellingOf = (part: NamePart, { givenJoined, familyCore }: NormalizedName): string =>
  part === "given" ? givenJoined : familyCore;

/** The share of people who have a person's given or family name. */
function shareOf(part: NamePart, name: NormalizedName, counts?: NameCounts): number {
  const isCommon = common[part].has(spellingOf(part, name));
  const before = assumed[part][isCommon ? "common" : "other"];
  // The person that the lead may be is one of those counted, and says nothing about the others.
  const others = Math.max(0, (counts?.[part](name) ?? 0) - 1);
  return (others + assumed.people * before) / ((counts?.people ?? 0) + assumed.people);
}

/** Whether a spelling is a name, and no slip: one that is known, or one that several in the CRM have. */
const isName = (part: NamePart, spelled: string, counts?: NameCounts): boolean =>
  known[part].has(spelled) || (counts?.spelled(part, spelled) ?? 0) > 1;

/** Whether both have a spelling that is a name of its own, as Meyer and Meier are. */
export const areNames = (
  part: NamePart,
  one: NormalizedName,
  other: NormalizedName,
  counts?: NameCounts,
): boolean => [one, other].every((name) => isName(part, spellingOf(part, name), counts));

/** The share of people who fit an initial, or a name that cannot be read. */
const shareOfUntold = { given: 1 / 20, family: 1 / 50 };

/**
 * How many people of the CRM are expected to have a name by chance: the share of people with the given name ×
 * that of the family name × the size of the CRM. `told`: the parts that both names have in common; of two
 * spellings the commoner one counts.
 */
export function expectedNamesakes(
  names: { one: NormalizedName; other: NormalizedName; told: Record<NamePart, boolean> },
  counts?: NameCounts,
): number {
  const { one, other, told } = names;
  const share = (part: NamePart): number =>
    told[part] ? Math.max(shareOf(part, one, counts), shareOf(part, other, counts)) : shareOfUntold[part];
  return ((counts?.people ?? unknownPeople) + assumed.people) * share("given") * share("family");
}
