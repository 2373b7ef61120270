import { describeOf, type CrmObjects, type CrmQuery } from "../crmQueries.ts";
import { areFilterable, fieldOf, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { chunksOf, mapInTurns } from "../../work/inTurns.ts";
import { profileUrlSpellings } from "../packageAccess.ts";
import { soqlList, soqlPrefix, soqlText } from "../soql.ts";
import { kindName, type CandidateSearch, type KindOfCondition, type SlowFields } from "./candidateSearch.ts";

/** Conditions of one object. */
export interface ExactConditions {
  /** Those for the usual queries. */
  conditions: KindOfCondition[];
  /** Those without an index in an org with many records. An OR with one of them would be slow as a whole. */
  slow: KindOfCondition[];
}

/**
 * Conditions for records with one of the names, e-mail addresses, external ids or profiles of the searches.
 * Fields that SOQL cannot filter by are left out. Names are never among the slow ones, because the search
 * needs them.
 */
export async function exactConditions(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: CandidateSearch[],
  slowFields: SlowFields,
): Promise<ExactConditions> {
  const names = areFilterable(describe, "FirstName", "LastName")
    ? await mapInTurns(searches, (search, index): KindOfCondition[] => {
        const soql = nameCondition(search);
        return soql === null ? [] : [{ soql, search: index, field: "LastName" }];
      })
    : [];
  const canAskEmail = fieldOf(describe, "Email") && areFilterable(describe, "Email");
  const emails = canAskEmail
    ? inLists(
        "Email",
        searches.flatMap((each) => each.emails),
      )
    : [];
  const { externalIdField } = query;
  const ids =
    externalIdField !== null && areFilterable(describe, externalIdField)
      ? inLists(
          externalIdField,
          searches.map((each) => each.externalLeadId),
        )
      : [];
  const others = Map.groupBy(
    [...emails, ...ids, ...profileConditions(query, describe, searches)],
    ({ field }) => slowFields.has(kindName(query.object, field)),
  );
  return { conditions: [...names.flat(), ...(others.get(false) ?? [])], slow: others.get(true) ?? [] };
}

/** The fields that exactConditions leaves out and no other search covers. */
export function unaskedFields(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: CandidateSearch[],
): string[] {
  const { externalIdField } = query;
  const profiles = searches.some(({ profileUrl }) => profileUrl !== null) ? query.profileFields : [];
  const fields = externalIdField === null ? profiles : [externalIdField, ...profiles];
  return fields.filter((field) => !areFilterable(describe, field));
}

/**
 * Each profile has ten spellings. Beyond this many leads, profiles are compared only for leads whose names
 * match too.
 */
const profilesMax = 50;

function profileConditions(
  { profileFields }: CrmQuery,
  describe: ObjectDescribe,
  searches: CandidateSearch[],
): KindOfCondition[] {
  const profiles = searches.flatMap(({ profileUrl }) => (profileUrl === null ? [] : [profileUrl]));
  if (profiles.length > profilesMax) return [];
  return profileFields
    .filter((field) => areFilterable(describe, field))
    .flatMap((field) => inLists(field, profiles.flatMap(profileUrlSpellings)));
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
  objects: CrmObjects,
  search: CandidateSearch,
): string | null {
  const describe = describeOf(objects, query);
  if (!describe) return null;
  const isContact = query.object === "Contact";
  const name = nameCondition(search);
  const company = isContact ? "Account.Name" : "Company";
  const city = isContact ? "MailingCity" : "City";
  const canReadCompany = fieldOf(describe, isContact ? "AccountId" : "Company");
  const { account } = objects;
  const canAskCompany = isContact ? !account || takeLike(account, "Name") : takeLike(describe, "Company");
  const equals = (field: string, value: string | null) =>
    value !== null && fieldOf(describe, field) && areFilterable(describe, field)
      ? [`${field} = ${soqlText(value)}`]
      : [];
  const common = [
    ...(canReadCompany && canAskCompany
      ? search.companyStems.map((stem) => `${company} LIKE ${soqlPrefix(stem)}`)
      : []),
    ...equals("Title", search.title),
    ...equals(city, search.city),
  ];
  return name === null || common.length === 0 ? null : `(${name} AND (${common.join(" OR ")}))`;
}

/** `field IN (…)` for all values, a hundred at a time. */
function inLists(field: string, values: string[]): KindOfCondition[] {
  const pieces = chunksOf([...new Set(values)], 100);
  return pieces.map((piece) => ({ soql: `${field} IN ${soqlList(piece)}`, search: null, field }));
}
