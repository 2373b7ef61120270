import type { CrmQuery } from "../crmQueries.ts";
import { areFilterable, fieldOf, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlBetween, soqlIds, soqlList, soqlPattern, soqlPrefix, soqlText, soqlVowelless } from "../soql.ts";
import type { CandidateSearch } from "./candidateSearch.ts";
import { chunksOf } from "../../work/inTurns.ts";

export interface NearSearch extends CandidateSearch {
  /** Accounts that may be the lead's present or former company. */
  accountIds: string[];
  /** Whether a record is likely the lead already. Then only contacts of the company are looked for. */
  isFound: boolean;
}

/** The length of a name's beginning in a condition. A shorter one would match too much. */
const stemLength = 3;
const companiesMax = 2;
/** The number of spellings searched with a slip or swapped names, likeliest first. */
const spellingsMax = 4;

export interface NearCondition {
  soql: string;
  /** The field that it needs to find few records: its kind. `Alphabet`: the last name in other alphabets. */
  field: "LastName" | "AccountId" | "Company" | "Alphabet";
}

/**
 * Conditions for records whose name is spelled in a way that cannot be listed. At the same company: any name
 * with the same beginning. Elsewhere: a name with a middle name, an initial, a second last name, a typing
 * error in one of the names, both names in one field, or first and last name swapped. Fields that SOQL cannot
 * filter by are left out.
 */
export function nearConditions(
  query: CrmQuery,
  describe: ObjectDescribe,
  search: NearSearch,
): NearCondition[] {
  if (!areFilterable(describe, "FirstName", "LastName")) return [];
  if (search.isFound && query.object === "Lead") return [];
  const firstNames = search.firstNames.slice(0, spellingsMax);
  const lastNames = search.lastNames.slice(0, spellingsMax);
  const begin = takeLike(describe, "FirstName", "LastName");
  const conditions = begin ? atTheCompany(query, describe, search) : [];
  if (search.isFound) return conditions;
  if (firstNames.length > 0 && lastNames.length > 0) {
    conditions.push({
      soql: `(FirstName IN ${soqlList(lastNames)} AND LastName IN ${soqlList(firstNames)})`,
      field: "LastName",
    });
  }
  const elsewhere = begin
    ? [
        ...anywhere(firstNames, lastNames),
        ...anywhereInLatin(firstNames, lastNames),
        ...withHiddenName(query, describe, search),
      ]
    : [];
  return [...conditions, ...elsewhere.map((soql): NearCondition => ({ soql, field: "LastName" }))];
}

function atTheCompany(query: CrmQuery, describe: ObjectDescribe, search: NearSearch): NearCondition[] {
  const names = namesBeginningAlike(search);
  if (names === "") return [];
  if (query.object === "Contact") {
    return search.accountIds.length === 0
      ? []
      : [{ soql: `(AccountId IN ${soqlIds(search.accountIds)} AND (${names}))`, field: "AccountId" }];
  }
  const companies = takeLike(describe, "Company")
    ? search.companyStems.slice(0, companiesMax).map((stem) => `Company LIKE ${soqlPrefix(stem)}`)
    : [];
  return companies.length === 0
    ? []
    : [{ soql: `((${companies.join(" OR ")}) AND (${names}))`, field: "Company" }];
}

/**
 * A condition for names of which one begins alike, or both do with the names swapped. Without a first name,
 * the last name may be the whole one: a company has few people of whom none is known.
 */
function namesBeginningAlike({ givenLetters, familyLetters, firstNames, lastNames }: NearSearch): string {
  const begins = (field: string, letters: string[]) =>
    letters.map((letter) => `${field} LIKE ${soqlPrefix(letter)}`).join(" OR ");
  const [given, family] = [begins("FirstName", givenLetters), begins("LastName", familyLetters)];
  if (given === "" || family === "") return given || family;
  return [
    "FirstName = null",
    given,
    // Behind a title or an initial.
    `FirstName LIKE ${soqlPattern(["", ` ${givenLetters[0] ?? ""}`])}`,
    family,
    `((${begins("FirstName", familyLetters)}) AND (${begins("LastName", givenLetters)}))`,
    ...startingWith("FirstName", lastNames),
    ...startingWith("LastName", firstNames),
  ].join(" OR ");
}

/** The one name in place of the other. Of one in another alphabet, its Latin spelling, too. */
const startingWith = (field: string, names: string[]): string[] =>
  [names[0] ?? "", ...inLatin(names).slice(0, 1)]
    .filter((name) => name !== "")
    .map((name) =>
      [...name].length < stemLength ? `${field} = ${soqlText(name)}` : `${field} LIKE ${soqlPrefix(name)}`,
    );

/** The spellings in Latin letters of a name that is in others. */
const inLatin = ([written = "", ...others]: string[]): string[] =>
  isLatin(written) ? [] : others.filter(isLatin);

const isLatin = (name: string): boolean => /^[\p{Script=Latin}\P{L}]+$/u.test(name);

/** The conditions of `anywhere` for the Latin spellings of a name that is in another alphabet. */
function anywhereInLatin(firstNames: string[], lastNames: string[]): string[] {
  const [given, family] = [inLatin(firstNames), inLatin(lastNames)];
  return given.length === 0 || family.length === 0 ? [] : anywhere(given, family);
}

/** Of a hidden last name its letter is known: then title or city have to be the same. */
function withHiddenName(query: CrmQuery, describe: ObjectDescribe, search: NearSearch): string[] {
  const [given = ""] = search.firstNames;
  const [family = ""] = search.lastNames;
  if ([...given].length < 2 || !/^\p{L}\.?$/u.test(family)) return [];
  const details = [
    ["Title", search.title],
    [query.object === "Contact" ? "MailingCity" : "City", search.city],
  ].flatMap(([field, value]) =>
    field && value && fieldOf(describe, field) && areFilterable(describe, field)
      ? [`${field} = ${soqlText(value)}`]
      : [],
  );
  if (details.length === 0) return [];
  const names = `FirstName IN ${soqlList(search.firstNames)} AND LastName LIKE ${soqlPrefix([...family][0] ?? "")}`;
  return [`(${names} AND (${details.join(" OR ")}))`];
}

function anywhere(firstNames: string[], lastNames: string[]): string[] {
  const [given = ""] = firstNames;
  const [family = ""] = lastNames;
  if (given === "" || family === "") return [];
  const [initial = ""] = given;
  const lastName = `LastName IN ${soqlList(lastNames)}`;
  if (/^\p{L}\.?$/u.test(given)) return [`(${lastName} AND FirstName LIKE ${soqlPrefix(initial)})`];
  const firstName = [
    ...withSlips("FirstName", given),
    ...withOtherStart("FirstName", given),
    `FirstName IN ${soqlList([initial, `${initial}.`])}`,
  ];
  const conditions = [
    `LastName IN ${soqlList([`${given} ${family}`, `${family}, ${given}`])}`,
    `(${lastName} AND (${firstName.join(" OR ")}))`,
  ];
  if ([...family].length > 2)
    conditions.push(
      `(FirstName IN ${soqlList(firstNames)} AND (${withSlips("LastName", family).join(" OR ")}))`,
    );
  return conditions;
}

/**
 * A name with something behind it, or with a slip behind its first letters or between its first and its last
 * one. Its vowels may have lost their accents.
 */
function withSlips(field: string, name: string): string[] {
  const letters = [...name];
  if (letters.length <= stemLength) return [" ", "-"].map((end) => `${field} LIKE ${soqlPrefix(name + end)}`);
  const [first = ""] = letters;
  const [start, end] = [letters.slice(0, stemLength), letters.at(-1) ?? ""];
  return [`${field} LIKE ${soqlVowelless(start)}`, `${field} LIKE ${soqlBetween(first, end)}`];
}

/**
 * A name whose first letter is another one. No index helps to find it, so that another condition beside it
 * has to find few.
 */
function withOtherStart(field: string, name: string): string[] {
  const [, ...rest] = name;
  return rest.length < stemLength ? [] : [`${field} LIKE ${soqlBetween("", rest.join(""))}`];
}

/** So many companies are one query. */
const companiesPerQuery = 600;
const accountsPerSearch = 5;

/**
 * Conditions for everybody at the leads' companies, in orgs that encrypt names, so that no condition can
 * compare their beginnings. Each is a query of its own, as it finds many. None in other orgs.
 */
export function wholeCompanies(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: NearSearch[],
): NearCondition[] {
  if (takeLike(describe, "FirstName", "LastName")) return [];
  const sought = searches.filter(({ isFound }) => !isFound);
  if (query.object === "Contact") {
    if (!areFilterable(describe, "AccountId")) return [];
    // The likeliest account of each lead comes first, for where not all can be read.
    const ids = Array.from({ length: accountsPerSearch }, (_, place) =>
      sought.flatMap(({ accountIds }) => accountIds.slice(place, place + 1)),
    ).flat();
    return chunksOf([...new Set(ids)], companiesPerQuery).map((some): NearCondition => {
      return { soql: `AccountId IN ${soqlIds(some)}`, field: "AccountId" };
    });
  }
  if (!takeLike(describe, "Company")) return [];
  const stems = new Set(sought.flatMap(({ companyStems }) => companyStems.slice(0, 1)));
  return chunksOf([...stems], companiesPerQuery).map((some): NearCondition => {
    return { soql: some.map((stem) => `Company LIKE ${soqlPrefix(stem)}`).join(" OR "), field: "Company" };
  });
}
