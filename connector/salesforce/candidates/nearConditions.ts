import type { CrmQuery } from "../crmQueries.ts";
import { areFilterable, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlList, soqlPrefix } from "../soql.ts";
import type { CandidateSearch } from "./candidateSearch.ts";

export interface NearSearch extends CandidateSearch {
  /** Accounts that may be the lead's present or former company. */
  accountIds: string[];
}

/** The length of a name's beginning in a condition. A shorter one would match too much. */
const stemLength = 4;
const companiesMax = 2;
/** The number of spellings searched with a slip or swapped names, likeliest first. */
const spellingsMax = 4;

interface NearCondition {
  soql: string;
  /** The field that it needs to find few records: its kind. */
  field: "LastName" | "AccountId" | "Company";
}

/**
 * Conditions for records whose name is spelled in a way that cannot be listed. At the same company: any name
 * with the same beginning. Elsewhere: a name with a middle name, an initial, a second last name, a typing
 * error after the first letters, or first and last name swapped. Fields that SOQL cannot filter by are left
 * out.
 */
export function nearConditions(
  query: CrmQuery,
  describe: ObjectDescribe,
  search: NearSearch,
): NearCondition[] {
  if (!areFilterable(describe, "FirstName", "LastName")) return [];
  const firstNames = search.firstNames.slice(0, spellingsMax);
  const lastNames = search.lastNames.slice(0, spellingsMax);
  const begin = takeLike(describe, "FirstName", "LastName");
  const conditions = begin ? atTheCompany(query, describe, search) : [];
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
      : [{ soql: `(AccountId IN ${soqlList(search.accountIds)} AND (${names}))`, field: "AccountId" }];
  }
  const companies = takeLike(describe, "Company")
    ? search.companyStems.slice(0, companiesMax).map((stem) => `Company LIKE ${soqlPrefix(stem)}`)
    : [];
  return companies.length === 0
    ? []
    : [{ soql: `((${companies.join(" OR ")}) AND (${names}))`, field: "Company" }];
}

/** A condition for names of which one begins alike, or both do with the names swapped. */
function namesBeginningAlike({ givenLetters, familyLetters }: NearSearch): string {
  const begins = (field: string, letters: string[]) =>
    letters.map((letter) => `${field} LIKE ${soqlPrefix(letter)}`).join(" OR ");
  const [given, family] = [begins("FirstName", givenLetters), begins("LastName", familyLetters)];
  if (given === "" || family === "") return given || family;
  return `${given} OR ${family} OR ((${begins("FirstName", familyLetters)}) AND (${begins("LastName", givenLetters)}))`;
}

function anywhere(firstNames: string[], lastNames: string[]): string[] {
  const conditions: string[] = [];
  const [given = ""] = firstNames;
  const [family = ""] = lastNames;
  const initial = [...given][0] ?? "";
  const isInitial = /^\p{L}\.?$/u.test(given);
  if (initial !== "" && lastNames.length > 0) {
    const firstName = isInitial
      ? `FirstName LIKE ${soqlPrefix(initial)}`
      : [
          `FirstName LIKE ${soqlPrefix(`${given} `)}`,
          `FirstName LIKE ${soqlPrefix(`${given}-`)}`,
          `FirstName IN ${soqlList([initial, `${initial}.`])}`,
        ].join(" OR ");
    conditions.push(`(LastName IN ${soqlList(lastNames)} AND (${firstName}))`);
  }
  if (firstNames.length > 0 && !isInitial && [...family].length > 2) {
    const letters = [...family];
    const starts =
      letters.length > stemLength ? [letters.slice(0, stemLength).join("")] : [`${family} `, `${family}-`];
    const lastName = starts.map((start) => `LastName LIKE ${soqlPrefix(start)}`).join(" OR ");
    conditions.push(`(FirstName IN ${soqlList(firstNames)} AND (${lastName}))`);
  }
  return conditions;
}
