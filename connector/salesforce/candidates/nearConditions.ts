import type { CrmQuery } from "../crmQueries.ts";
import { areFilterable, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlBetween, soqlIds, soqlList, soqlPrefix } from "../soql.ts";
import type { CandidateSearch } from "./candidateSearch.ts";

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
  /** The field that it needs to find few records: its kind. */
  field: "LastName" | "AccountId" | "Company";
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
  const elsewhere = begin ? anywhere(firstNames, lastNames) : [];
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

/** A condition for names of which one begins alike, or both do with the names swapped. */
function namesBeginningAlike({ givenLetters, familyLetters, firstNames, lastNames }: NearSearch): string {
  const begins = (field: string, letters: string[]) =>
    letters.map((letter) => `${field} LIKE ${soqlPrefix(letter)}`).join(" OR ");
  const [given, family] = [begins("FirstName", givenLetters), begins("LastName", familyLetters)];
  if (given === "" || family === "") return given || family;
  // Without a first name, the last name may be the whole one.
  const swapped = `(FirstName = null OR ${begins("FirstName", familyLetters)}) AND (${begins("LastName", givenLetters)})`;
  return [
    given,
    family,
    `(${swapped})`,
    ...startingWith("FirstName", lastNames),
    ...startingWith("LastName", firstNames),
  ].join(" OR ");
}

/** The one name in place of the other. */
const startingWith = (field: string, [name = ""]: string[]): string[] =>
  [...name].length < stemLength ? [] : [`${field} LIKE ${soqlPrefix(name)}`];

function anywhere(firstNames: string[], lastNames: string[]): string[] {
  const [given = ""] = firstNames;
  const [family = ""] = lastNames;
  if (given === "" || family === "") return [];
  const [initial = ""] = given;
  const lastName = `LastName IN ${soqlList(lastNames)}`;
  if (/^\p{L}\.?$/u.test(given)) return [`(${lastName} AND FirstName LIKE ${soqlPrefix(initial)})`];
  const firstName = [...withSlips("FirstName", given), `FirstName IN ${soqlList([initial, `${initial}.`])}`];
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
 * one.
 */
function withSlips(field: string, name: string): string[] {
  const letters = [...name];
  if (letters.length <= stemLength) return [" ", "-"].map((end) => `${field} LIKE ${soqlPrefix(name + end)}`);
  const [first = ""] = letters;
  const [start, end] = [letters.slice(0, stemLength).join(""), letters.at(-1) ?? ""];
  return [`${field} LIKE ${soqlPrefix(start)}`, `${field} LIKE ${soqlBetween(first, end)}`];
}
