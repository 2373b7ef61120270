import { countTogether, type LettersTogether } from "./lettersTogether.ts";
import { normalizeName, type NormalizedName } from "./normalizeName.ts";

/** How often names occur among the people of a CRM. */
export interface NameCounts {
  readonly people: number;
  /** People whose given names sound like these. */
  given(name: NormalizedName): number;
  /** People whose family name sounds like this one. */
  family(name: NormalizedName): number;
  /** People whose given name or family name is spelled so. Folded, without spaces. */
  spelled(part: NamePart, folded: string): number;
  /** What letters their names have beside each other. */
  together(): LettersTogether;
}

export type NamePart = "given" | "family";

/** Counts that can be sent to another thread and added to others. */
export interface CountedNames {
  people: number;
  /** By part and spelling. */
  spelled: Record<NamePart, Map<string, number>>;
  /** By part and sound, as spellingKey gives it. */
  sounding: Record<NamePart, Map<string, number>>;
}

export function noNames(): CountedNames {
  return {
    people: 0,
    spelled: { given: new Map(), family: new Map() },
    sounding: { given: new Map(), family: new Map() },
  };
}

/** Counts a person, or as many as have this very name. */
export function countName(counted: CountedNames, name: NormalizedName, people = 1): void {
  counted.people += people;
  raise(counted.spelled.given, name.givenJoined, people);
  raise(counted.spelled.family, name.familyCore, people);
  raise(counted.sounding.given, name.givenKey, people);
  raise(counted.sounding.family, name.familyKey, people);
}

/** Counts people of whom only one part of the name is known. They are not added to `people`. */
export function countPart(counted: CountedNames, part: NamePart, written: string, people: number): void {
  const { givenJoined, givenKey, familyCore, familyKey } =
    part === "given" ? normalizeName(written, "X", null) : normalizeName("X", written, null);
  raise(counted.spelled[part], part === "given" ? givenJoined : familyCore, people);
  raise(counted.sounding[part], part === "given" ? givenKey : familyKey, people);
}

export function readCounts({ people, spelled, sounding }: CountedNames): NameCounts {
  let together: LettersTogether | undefined;
  return {
    people,
    given: ({ givenKey }) => sounding.given.get(givenKey) ?? 0,
    family: ({ familyKey }) => sounding.family.get(familyKey) ?? 0,
    spelled: (part, folded) => spelled[part].get(folded) ?? 0,
    // Few ask, and it goes through all names.
    together: () => (together ??= countTogether([...spelled.given.keys(), ...spelled.family.keys()])),
  };
}

function raise(counts: Map<string, number>, name: string, by: number): void {
  if (name !== "") counts.set(name, (counts.get(name) ?? 0) + by);
}
