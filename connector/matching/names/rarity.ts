import { commonFamilyNames, commonGivenNames, knownGivenNames } from "./knownNames.ts";
import type { NameCounts, NamePart } from "./nameCounts.ts";
import type { NormalizedName } from "./normalizeName.ts";

/** How often a name occurs, the most frequent first. */
export const rarities = ["everywhere", "common", "usual", "rare"] as const;
export type Rarity = (typeof rarities)[number];

/** The least share of people that have such a name. */
const shareFrom: Record<NamePart, [Rarity, number][]> = {
  given: [
    ["everywhere", 1 / 100],
    ["common", 1 / 500],
    ["usual", 1 / 3_000],
  ],
  family: [
    ["everywhere", 1 / 400],
    ["common", 1 / 2_500],
    ["usual", 1 / 12_000],
  ],
};

/**
 * What is assumed of a name before anybody is counted, and the number of people that the assumption weighs as
 * much as. A CRM of a hundred people says little about names, one of a million says all.
 */
const assumed = {
  people: 2_000,
  given: { common: 1 / 80, known: 1 / 300, other: 1 / 3_000 },
  family: { common: 1 / 300, other: 1 / 10_000 },
};

function assumedOf(part: NamePart, { givenJoined, familyCore }: NormalizedName): number {
  const { given, family } = assumed;
  if (part === "family") return commonFamilyNames.has(familyCore) ? family.common : family.other;
  if (commonGivenNames.has(givenJoined)) return given.common;
  return knownGivenNames.has(givenJoined) ? given.known : given.other;
}

/** How often a person's given or family name occurs among the people of the CRM. */
export function rarityOf(part: NamePart, name: NormalizedName, counts?: NameCounts): Rarity {
  const before = assumedOf(part, name);
  // The person that the lead may be is one of those counted, and says nothing about the others.
  const others = Math.max(0, (counts?.[part](name) ?? 0) - 1);
  const share = (others + assumed.people * before) / ((counts?.people ?? 0) + assumed.people);
  return shareFrom[part].find(([, from]) => share >= from)?.[0] ?? "rare";
}
