import { crmQueries, describeOf, selectWhere, type CrmObjects, type CrmQuery } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { Patience } from "../patience.ts";
import type { SalesforceSession } from "../session.ts";
import { chunkConditions, kindName, type SearchGap } from "./candidateSearch.ts";
import { nearConditions, type NearSearch } from "./nearConditions.ts";
import { readFurtherPages, runQueries } from "../runQueries.ts";

interface NearCandidates {
  records: CrmRecord[];
  gaps: SearchGap[];
  /** Kinds of condition that Salesforce answered, and those that it did not answer in time. */
  inTime: string[];
  late: string[];
}

/** What is known of an org's near searches. */
interface NearOptions {
  /** Whether a kind of condition may take long, or did. */
  isSlow(kind: string): boolean;
  /** Objects with so many records that one kind of condition could hold up another. */
  bigObjects: ReadonlySet<string>;
}

/** A query with its kinds of condition. */
export interface NearPlan {
  query: CrmQuery;
  where: string;
  kinds: string[];
  /** The kind that must hold up no other; null where the query may share a call with any. */
  apart: string | null;
}

/** Pages read beyond the first of each query. Five of them take one API call. */
const furtherPagesMax = 5;

/**
 * The queries for records that may be the leads although their names are spelled differently (see
 * nearConditions). A query has one kind of condition in a big object, as the slowest part of an OR decides
 * about all of it; in others it has them all. No API call.
 */
export function planNearCandidates(
  objects: CrmObjects,
  searches: NearSearch[],
  { isSlow, bigObjects }: NearOptions,
): NearPlan[] {
  return crmQueries(objects).flatMap((query) => {
    const describe = describeOf(objects, query);
    const conditions = describe
      ? searches.flatMap((search, index) =>
          nearConditions(query, describe, search).map(({ soql, field }) => {
            return { soql, search: index, kind: kindName(query.object, field) };
          }),
        )
      : [];
    const queries = Map.groupBy(conditions, ({ kind }) =>
      isSlow(kind) || bigObjects.has(query.object) ? kind : null,
    );
    return [...queries.values()].flatMap((some) => {
      const kinds = [...new Set(some.map(({ kind }) => kind))];
      const apart = kinds.find(isSlow) ?? null;
      return chunkConditions(some).map(({ where }) => ({ query, where, kinds, apart }));
    });
  });
}

/**
 * Asks plans of planNearCandidates, each slow kind in calls of its own. Adds to findCandidates: long results
 * are cut, and queries that Salesforce refuses or answers too late are left out.
 */
export async function findNearCandidates(
  session: SalesforceSession,
  plans: NearPlan[],
  patience: Patience,
): Promise<NearCandidates> {
  const calls = [...Map.groupBy(plans, ({ apart }) => apart)];
  const results = await Promise.all(calls.map(([apart, some]) => ask(session, apart, some, patience)));
  const all = results.flat();
  return {
    records: all.flatMap(({ rows, query }) => rows.map((row) => toCrmRecord(row, query))),
    gaps: all.flatMap(({ isMissing, query }): SearchGap[] =>
      isMissing ? [{ object: query.object, fields: ["FirstName", "LastName"], why: "spelling" }] : [],
    ),
    inTime: all.flatMap(({ isLate, kinds }) => (isLate ? [] : kinds)),
    late: all.flatMap(({ isLate, kinds }) => (isLate ? kinds : [])),
  };
}

async function ask(session: SalesforceSession, apart: string | null, plans: NearPlan[], patience: Patience) {
  const options = { isOptional: true, patience, ...(apart !== null && { apart }) };
  const soqls = plans.map(({ query, where }) => selectWhere(query, where));
  const results = await runQueries<CrmRow>(session, soqls, options);
  await readFurtherPages(session, results, furtherPagesMax, options);
  return plans.flatMap(({ query, kinds }, index) => {
    const result = results[index];
    return result ? [{ ...result, query, kinds }] : [];
  });
}
