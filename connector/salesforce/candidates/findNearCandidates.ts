import { crmQueries, selectWhere, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { SalesforceSession } from "../session.ts";
import { chunkConditions } from "./candidateSearch.ts";
import { nearConditions, type NearSearch } from "./nearConditions.ts";
import { readFurtherPages, runQueries } from "../runQueries.ts";

/** Half of Salesforce's limit (100,000), so that queries stay simple enough. */
const soqlLengthMax = 50_000;
/** Pages of 2,000 read beyond the first of each query. Five of them take one API call. */
const furtherPagesMax = 5;

/**
 * Records that may be the leads although their names are spelled differently (see nearConditions). Adds to
 * findCandidates: long results are cut, and refused queries are left out.
 */
export async function findNearCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  searches: NearSearch[],
): Promise<CrmRecord[]> {
  const plans = crmQueries(objects).flatMap((query) => {
    const conditions = searches.flatMap((search, index) =>
      nearConditions(query, search).map((soql) => ({ soql, search: index })),
    );
    return chunkConditions(conditions, soqlLengthMax).map(({ where }) => ({ query, where }));
  });
  const results = await runQueries<CrmRow>(
    session,
    plans.map(({ query, where }) => selectWhere(query, where)),
    { isOptional: true },
  );
  await readFurtherPages(session, results, furtherPagesMax);
  return plans.flatMap(({ query }, index) =>
    (results[index]?.rows ?? []).map((row) => toCrmRecord(row, query)),
  );
}
