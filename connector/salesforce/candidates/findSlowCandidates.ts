import { crmQueries, describeOf, selectWhere, type CrmObjects, type CrmQuery } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { Patience } from "../patience.ts";
import { runQueries } from "../runQueries.ts";
import type { SalesforceSession } from "../session.ts";
import {
  chunkConditions,
  kindName,
  type CandidateSearch,
  type SearchGap,
  type SlowFields,
} from "./candidateSearch.ts";
import { exactConditions } from "./conditions.ts";

/**
 * Searches by the conditions that findCandidates leaves out because they are slow. Each kind of condition has
 * API calls of its own, so that one does not delay another. Those that Salesforce does not answer in time are
 * reported in `gaps`.
 */
export async function findSlowCandidates(
  session: SalesforceSession,
  objects: CrmObjects,
  { searches, slowFields }: { searches: CandidateSearch[]; slowFields: SlowFields },
  patience: Patience,
): Promise<{ records: CrmRecord[]; gaps: SearchGap[] }> {
  // As in most orgs: findCandidates then leaves nothing out.
  if (slowFields.size === 0) return { records: [], gaps: [] };
  const kinds: { query: CrmQuery; field: string; soqls: string[] }[] = [];
  for (const query of crmQueries(objects)) {
    const describe = describeOf(objects, query);
    if (!describe) continue;
    const { slow } = await exactConditions(query, describe, searches, slowFields);
    for (const [field, conditions] of Map.groupBy(slow, ({ field: asked }) => asked)) {
      const soqls = chunkConditions(conditions).map(({ where }) => selectWhere(query, where));
      kinds.push({ query, field, soqls });
    }
  }
  const found = await Promise.all(
    kinds.map(async ({ query, field, soqls }) => {
      const apart = kindName(query.object, field);
      const results = await runQueries<CrmRow>(session, soqls, { isOptional: true, patience, apart });
      const gap: SearchGap = { object: query.object, fields: [field], why: "slow" };
      return {
        records: results.flatMap(({ rows }) => rows.map((row) => toCrmRecord(row, query))),
        gaps: results.some(({ isMissing }) => isMissing) ? [gap] : [],
      };
    }),
  );
  return {
    records: found.flatMap(({ records }) => records),
    gaps: found.flatMap(({ gaps }) => gaps),
  };
}
