import { chunksOf } from "../../chunksOf.ts";
import type { CrmQuery } from "../crmQueries.ts";
import { areFilterable, takeLike, type ObjectDescribe } from "../describeTypes.ts";
import { soqlIds, soqlPrefix } from "../soql.ts";
import { type NearCondition, type NearSearch } from "./nearConditions.ts";

/** In one condition, so that it stays short enough for a query. */
const accountsMax = 500;
const stemsMax = 250;

/**
 * Conditions for records at the leads' companies whose names are in another alphabet. All leads whose names
 * may begin with the same letters share one, because each alone would be long.
 */
export function conditionsElsewhere(
  query: CrmQuery,
  describe: ObjectDescribe,
  searches: NearSearch[],
): NearCondition[] {
  if (!areFilterable(describe, "FirstName", "LastName")) return [];
  if (!takeLike(describe, "FirstName", "LastName")) return [];
  const isContact = query.object === "Contact";
  if (!isContact && !takeLike(describe, "Company")) return [];
  const companies = new Map<string, { beginnings: string[]; at: Set<string> }>();
  for (const search of searches) {
    if (search.isFound && !isContact) continue;
    const at = isContact ? search.accountIds : search.companyStems.slice(0, 1);
    if (at.length === 0) continue;
    for (const beginnings of search.beginningsElsewhere) {
      const key = beginnings.join(" ");
      const group = companies.get(key) ?? { beginnings, at: new Set() };
      companies.set(key, group);
      for (const each of at) group.at.add(each);
    }
  }
  return [...companies.values()].flatMap(({ beginnings, at }) => {
    const names = beginnings
      .flatMap((text) => ["FirstName", "LastName"].map((field) => `${field} LIKE ${soqlPrefix(text)}`))
      .join(" OR ");
    return chunksOf([...at], isContact ? accountsMax : stemsMax).map((some): NearCondition =>
      isContact
        ? { soql: `(AccountId IN ${soqlIds(some)} AND (${names}))`, field: "AccountId" }
        : {
            soql: `((${some.map((stem) => `Company LIKE ${soqlPrefix(stem)}`).join(" OR ")}) AND (${names}))`,
            field: "Company",
          },
    );
  });
}
