import type { RequestContext } from "../context.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import type { Person } from "../matching/person.ts";
import type { SearchGap } from "../salesforce/candidates/candidateSearch.ts";
import { searchByEmail, searchByName } from "../salesforce/candidates/searchByName.ts";
import { crmQueries, describeOf, type CrmQuery } from "../salesforce/crmQueries.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import { areFilterable } from "../salesforce/describeTypes.ts";
import { namesOf } from "./namesOf.ts";

/** The most API calls for names that only this search can find; each call takes about a hundred names. */
const wholeSearchCallsMax = 20;

interface Unfilterable {
  records: CrmRecord[];
  /** Objects whose names were searched. */
  queries: CrmQuery["object"][];
  gaps: SearchGap[];
}

/**
 * Searches by SOSL for names and addresses that SOQL cannot filter by, for example because they are
 * encrypted. No API call in other orgs.
 */
export async function searchUnfilterable(
  ctx: RequestContext,
  objects: ContactDescribe,
  people: Person[],
): Promise<Unfilterable> {
  const queries = crmQueries(objects);
  const without = (...fields: string[]) =>
    queries.filter((query) => {
      const describe = describeOf(objects, query);
      return describe !== null && !areFilterable(describe, ...fields);
    });
  const [unnamed, unmailed] = [without("FirstName", "LastName"), without("Email")];
  const names = unnamed.length === 0 ? [] : await namesOf(people);
  const [named, mailed] = await Promise.all([
    searchByName(ctx.salesforce, unnamed, names, wholeSearchCallsMax),
    searchByEmail(
      ctx.salesforce,
      unmailed,
      people.flatMap(({ emails }) => emails),
      wholeSearchCallsMax,
    ),
  ]);
  return {
    records: [...named.records, ...mailed.records],
    queries: unnamed.map(({ object }) => object),
    gaps: [
      ...unnamed.map(({ object }): SearchGap => {
        const fields = ["FirstName", "LastName"];
        return { object, fields, why: named.isIncomplete ? "unfiltered" : "spelling" };
      }),
      ...unmailed.flatMap(({ object }): SearchGap[] =>
        mailed.isIncomplete ? [{ object, fields: ["Email"], why: "unfiltered" }] : [],
      ),
    ],
  };
}
