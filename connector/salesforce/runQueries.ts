import { isSuccess, sendComposite, subrequestError } from "./composite.ts";
import type { SubResponse } from "./requests.ts";
import type { SalesforceSession } from "./session.ts";
import { queryPath } from "./soql.ts";
import { chunksOf } from "../chunksOf.ts";

export interface QueryResult<Row> {
  rows: Row[];
  /** The number of rows in Salesforce; more than `rows` where not every page was read. */
  total: number;
  /** The next page, if there is one. */
  next: string | null;
}

interface QueryPage<Row> {
  records: Row[];
  totalSize: number;
  nextRecordsUrl?: string;
}

/** Salesforce allows five queries, or further pages, in one composite request. */
const queriesPerCall = 5;

/**
 * The first page (2,000 rows at most) of each query, five queries in an API call. `isOptional`: a query that
 * Salesforce refuses as too slow or too complicated yields no rows, and the others still count.
 */
export async function runQueries<Row>(
  session: SalesforceSession,
  soqls: string[],
  options: { isOptional?: boolean } = {},
): Promise<QueryResult<Row>[]> {
  const pages = await readPages<Row>(session, soqls.map(queryPath), options.isOptional ?? false);
  return pages.map(({ records, totalSize, nextRecordsUrl }) => ({
    rows: records,
    total: totalSize,
    next: nextRecordsUrl ?? null,
  }));
}

/** Reads further pages of results, up to `pagesMax` in all. Changes the results in place. */
export async function readFurtherPages<Row>(
  session: SalesforceSession,
  results: QueryResult<Row>[],
  pagesMax: number,
): Promise<void> {
  for (let left = pagesMax; left > 0;) {
    const open = results.filter(({ next }) => next !== null).slice(0, Math.min(left, queriesPerCall));
    if (open.length === 0) return;
    const base = `/services/data/v${session.apiVersion}`;
    const paths = open.map(({ next }) => (next ?? "").replace(base, ""));
    const pages = await readPages<Row>(session, paths, false);
    for (const [index, result] of open.entries()) {
      result.rows.push(...(pages[index]?.records ?? []));
      result.next = pages[index]?.nextRecordsUrl ?? null;
    }
    left -= open.length;
  }
}

async function readPages<Row>(
  session: SalesforceSession,
  paths: string[],
  isOptional: boolean,
): Promise<QueryPage<Row>[]> {
  const pages: QueryPage<Row>[] = [];
  for (const call of chunksOf(paths, queriesPerCall)) {
    const responses = await sendComposite(
      session,
      call.map((path, index) => ({ method: "GET", path, referenceId: `query${index}` })),
      { isRead: true },
    );
    pages.push(...call.map((_, index) => pageOf<Row>(responses.get(`query${index}`), isOptional)));
  }
  return pages;
}

function pageOf<Row>(response: SubResponse | undefined, isOptional: boolean): QueryPage<Row> {
  if (isSuccess(response)) return response.body as QueryPage<Row>;
  if (isOptional) return { records: [], totalSize: 0 };
  throw subrequestError(response);
}
