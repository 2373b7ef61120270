import { chunksOf } from "../../chunksOf.ts";
import type { CrmQuery } from "../crmQueries.ts";
import { areFilterable, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlIds, soqlPrefix } from "../soql.ts";
import type { NearCondition, NearSearch } from "./nearConditions.ts";

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
