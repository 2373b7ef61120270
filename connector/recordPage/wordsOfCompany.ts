import { foldText } from "../matching/foldText.ts";
import { companyStems } from "../matching/companies/companyStems.ts";
import { namesOfCompany } from "../matching/companies/namesOfCompany.ts";
import { labelOf } from "../matching/companies/sharedHosts.ts";

interface NamedCompany {
  name: string;
  website: string | null;
  countryIso: string | null;
}

/** More words hardly narrow a search. */
const wordsMax = 3;
/** Questions to the index for one account. */
const groupsMax = 40;
const shortMin = 2;
/** Shorter ones begin too many other words. */
const labelMin = 4;

/**
 * Groups of words, all of one of which a lead's company has that may be one of these companies: by their
 * names without legal form, places or countries, by their initials, former names and web domains. Whoever is
 * found so still has to be compared.
 */
export function wordsOfCompanies(companies: readonly NamedCompany[]): string[][] {
  const groups = companies.flatMap(groupsOf).filter((words) => words.length > 0);
  const distinct = [...new Map(groups.map((words) => [words.toSorted().join(" "), words])).values()];
  // What is found by fewer of the same words is found by all of them, too.
  return distinct
    .filter(
      (words) =>
        !distinct.some((few) => few.length < words.length && few.every((word) => words.includes(word))),
    )
    .slice(0, groupsMax);
}

function groupsOf({ name, website, countryIso }: NamedCompany): string[][] {
  const names = namesOfCompany(name, [website], countryIso);
  const short = names.flatMap(({ initials, company }) => [...initials, company.acronym ?? ""]);
  return [
    ...companyStems(name).map((stem) => significant(foldText(stem).split(" "))),
    ...names.map(({ placed, company }) => significant(placed.base.length > 0 ? placed.base : company.bare)),
    ...[...new Set(short)].filter((word) => word.length >= shortMin).map((word) => [word]),
    ...names.flatMap(({ company }) =>
      [...company.domains.map(labelOf).flatMap((label) => foldText(label).split(" ")), company.former ?? ""]
        .filter((word) => word.length >= labelMin)
        .map((word) => [word]),
    ),
  ];
}

const significant = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word !== "" && word !== "and").slice(0, wordsMax)),
];
