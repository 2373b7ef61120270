import { selectWhere, type CrmObjects } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { SalesforceSession } from "../session.ts";
import {
  chunkConditions,
  type CandidateSearch,
  type Condition,
  type PlannedQuery,
} from "./candidateSearch.ts";
import { narrowedCondition } from "./conditions.ts";
import { readFurtherPages, runQueries } from "../runQueries.ts";

interface NameCount {
  FirstName: string | null;
  LastName: string;
  total: number;
}

/** A name with more records than this is common. */
const namesakesMax = 200;
/** Rows of an aggregate query, for which Salesforce has no further pages. */
const countedNamesMax = 2_000;
const furtherPagesMax = 25;
const lengthMax = 20_000;

/**
 * Reads queries with too many rows to page through. Takes all records with ordinary names; for common names
 * those that share company, title or city with the lead, then the most recently changed, up to 2,000 a query.
 */
export async function narrowCommonNames(
  session: SalesforceSession,
  objects: CrmObjects,
  searches: CandidateSearch[],
  plans: PlannedQuery[],
): Promise<{ records: CrmRecord[]; tooManyMatches: Map<number, number> }> {
  const counts = await runQueries<NameCount>(
    session,
    plans.map(
      ({ query, chunk }) =>
        `SELECT FirstName, LastName, COUNT(Id) total FROM ${query.object} WHERE ${chunk.where} ` +
        `GROUP BY FirstName, LastName HAVING COUNT(Id) > ${namesakesMax} ORDER BY COUNT(Id) DESC LIMIT ${countedNamesMax}`,
    ),
  );
  const tooManyMatches = new Map<number, number>();
  const queries = plans.flatMap(({ query, chunk }, index) => {
    const names = new Map(
      (counts[index]?.rows ?? []).map((row) => [nameKey(row.FirstName, row.LastName), row.total]),
    );
    const withCommonName = chunk.conditions.filter(({ search }) => {
      const total = search === null ? 0 : namesakesOf(searches[search], names);
      if (search !== null && total > 0) tooManyMatches.set(search, (tooManyMatches.get(search) ?? 0) + total);
      return total > 0;
    });
    const narrowed = withCommonName.flatMap(({ search }): Condition[] => {
      const sought = search === null ? undefined : searches[search];
      const soql = sought ? narrowedCondition(query, objects, sought) : null;
      return soql === null ? [] : [{ soql, search }];
    });
    const ordinary = chunk.conditions.filter((condition) => !withCommonName.includes(condition));
    return [
      ...[...chunkConditions(ordinary, lengthMax), ...chunkConditions(narrowed, lengthMax)].map(
        ({ where }) => ({
          query,
          soql: selectWhere(query, where),
        }),
      ),
      ...chunkConditions(withCommonName, lengthMax).map(({ where }) => ({
        query,
        soql: `${selectWhere(query, where)} ORDER BY LastModifiedDate DESC LIMIT 2000`,
      })),
    ];
  });
  const results = await runQueries<CrmRow>(
    session,
    queries.map(({ soql }) => soql),
  );
  await readFurtherPages(session, results, furtherPagesMax);
  const records = queries.flatMap(({ query }, index) =>
    (results[index]?.rows ?? []).map((row) => toCrmRecord(row, query)),
  );
  return { records, tooManyMatches };
}

const nameKey = (first: string | null, last: string): string => `${first ?? ""}\n${last}`.toLowerCase();

/** The number of records with one of the search's names, where the names are common. */
function namesakesOf(search: CandidateSearch | undefined, counts: Map<string, number>): number {
  if (!search) return 0;
  return search.lastNames.reduce(
    (sum, last) =>
      sum + search.firstNames.reduce((part, first) => part + (counts.get(nameKey(first, last)) ?? 0), 0),
    0,
  );
}
