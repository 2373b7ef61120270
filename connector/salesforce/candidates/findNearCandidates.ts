import { crmQueries, selectWhere, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { SalesforceSession } from "../session.ts";
import { chunkConditions } from "./candidateSearch.ts";
import { nearConditions, type NearSearch } from "./nearConditions.ts";
import { readFurtherPages, runQueries } from "../runQueries.ts";

/** Half of what Salesforce takes (100,000), so that no query becomes too complicated for it. */
const soqlLengthMax = 50_000;
/** Pages of 2,000 read beyond the first of each query: five of them are one API call. */
const furtherPagesMax = 5;

/**
 * Records that may be the leads although their names are written otherwise (see nearConditions). A supplement
 * to findCandidates: what Salesforce finds too much of is cut off, and a query that it refuses is left out.
 */
export async function findNearCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  searches: NearSearch[],
): Promise<CrmRecord[]> {
  const plans = crmQueries(objects).flatMap((query) => {
    const conditions = searches.flatMap((search, index) =>
      nearConditions(query, search).map((text) => ({ text, search: index })),
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
