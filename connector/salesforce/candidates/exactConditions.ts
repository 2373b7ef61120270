import type { CrmQuery } from "../crmQueries.ts";
import { fieldOf, type ObjectDescribe } from "../describeTypes.ts";
import { profileUrlSpellings } from "../profileFields.ts";
import { soqlList, soqlPrefix, soqlText } from "../soql.ts";
import type { CandidateSearch, Condition } from "./candidateSearch.ts";
import { chunksOf } from "../../chunksOf.ts";

/** Conditions for records with one of the names, e-mail addresses or external ids of the searches. */
export function exactConditions(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: CandidateSearch[],
): Condition[] {
  const names = searches.flatMap((search, index): Condition[] => {
    const soql = nameCondition(search);
    return soql === null ? [] : [{ soql, search: index }];
  });
  const emails = fieldOf(describe, "Email")
    ? inLists(
        "Email",
        searches.flatMap((each) => each.emails),
      )
    : [];
  const ids = query.externalIdField
    ? inLists(
        query.externalIdField,
        searches.map((each) => each.externalLeadId),
      )
    : [];
  return [...names, ...emails, ...ids, ...profileConditions(query, searches)];
}

/**
 * Each profile has ten spellings. Beyond this many leads, profiles are compared only for leads whose names
 * match too.
 */
const profilesMax = 50;

function profileConditions({ profileFields }: CrmQuery, searches: CandidateSearch[]): Condition[] {
  const profiles = searches.flatMap(({ profileUrl }) => (profileUrl === null ? [] : [profileUrl]));
  if (profiles.length > profilesMax) return [];
  return profileFields.flatMap((field) => inLists(field, profiles.flatMap(profileUrlSpellings)));
}

/** The condition for one of the names; null without a last name. */
function nameCondition({ firstNames, lastNames }: CandidateSearch): string | null {
  if (lastNames.length === 0) return null;
  const first = firstNames.length === 0 ? "FirstName = null" : `FirstName IN ${soqlList(firstNames)}`;
  return `(LastName IN ${soqlList(lastNames)} AND ${first})`;
}

/** The condition for a common name: another detail must match as well. */
export function narrowedCondition(
  query: CrmQuery,
  describe: ObjectDescribe,
  search: CandidateSearch,
): string | null {
  const name = nameCondition(search);
  const company = query.object === "Contact" ? "Account.Name" : "Company";
  const city = query.object === "Contact" ? "MailingCity" : "City";
  const canReadCompany = fieldOf(describe, query.object === "Contact" ? "AccountId" : "Company");
  const common = [
    ...(canReadCompany ? search.companyStems.map((stem) => `${company} LIKE ${soqlPrefix(stem)}`) : []),
    ...(search.title !== null && fieldOf(describe, "Title") ? [`Title = ${soqlText(search.title)}`] : []),
    ...(search.city !== null && fieldOf(describe, city) ? [`${city} = ${soqlText(search.city)}`] : []),
  ];
  return name === null || common.length === 0 ? null : `(${name} AND (${common.join(" OR ")}))`;
}

/** `field IN (…)` for all values, a hundred at a time. */
function inLists(field: string, values: string[]): Condition[] {
  const pieces = chunksOf([...new Set(values)], 100);
  return pieces.map((piece) => ({ soql: `${field} IN ${soqlList(piece)}`, search: null }));
}
