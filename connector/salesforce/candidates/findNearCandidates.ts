import { crmQueries, describeOf, selectWhere, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { SalesforceSession } from "../session.ts";
import { chunkConditions, optionalMsMax, type SearchGap, type SlowFields } from "./candidateSearch.ts";
import { nearConditions, type NearSearch } from "./nearConditions.ts";
import { readFurtherPages, runQueries } from "../runQueries.ts";

export interface NearCandidates {
  records: CrmRecord[];
  gaps: SearchGap[];
}

/** Half of Salesforce's limit (100,000), so that queries stay simple enough. */
const soqlLengthMax = 50_000;
/** Pages read beyond the first of each query. Five of them take one API call. */
const furtherPagesMax = 5;

/**
 * Records that may be the leads although their names are spelled differently (see nearConditions). Adds to
 * findCandidates: long results are cut, and refused queries are left out. Conditions on slow fields are sent
 * apart and waited for some seconds only.
 */
export async function findNearCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  searches: NearSearch[],
  slowFields: SlowFields,
): Promise<NearCandidates> {
  const plans = crmQueries(objects).flatMap((query) => {
    const describe = describeOf(objects, query);
    const conditions = describe
      ? searches.flatMap((search, index) =>
          nearConditions(query, describe, search).map((condition) => ({ ...condition, search: index })),
        )
      : [];
    const { slow = [], usual = [] } = Object.groupBy(conditions, ({ field }) =>
      field !== undefined && slowFields.has(`${query.object}.${field}`) ? "slow" : "usual",
    );
    return [slow, usual].flatMap((some) =>
      chunkConditions(some, soqlLengthMax).map(({ where }) => ({ query, where, isSlow: some === slow })),
    );
  });
  const { slow = [], usual = [] } = Object.groupBy(plans, ({ isSlow }) => (isSlow ? "slow" : "usual"));
  const ask = async (some: typeof plans, withinMs?: number) => {
    const soqls = some.map(({ query, where }) => selectWhere(query, where));
    const results = await runQueries<CrmRow>(session, soqls, { isOptional: true, withinMs });
    return results.map((result, index) => ({ ...result, query: some[index]?.query }));
  };
  const results = (await Promise.all([ask(usual), ask(slow, optionalMsMax)])).flat();
  await readFurtherPages(session, results, furtherPagesMax);
  return {
    records: results.flatMap(({ rows, query }) => (query ? rows.map((row) => toCrmRecord(row, query)) : [])),
    gaps: results.flatMap(({ isMissing, query }): SearchGap[] =>
      isMissing && query
        ? [{ object: query.object, fields: ["FirstName", "LastName"], why: "spelling" }]
        : [],
    ),
  };
}
