import { AppError } from "../errors.ts";
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
  /** Whether an optional query had no answer. */
  isMissing: boolean;
}

interface QueryPage<Row> {
  records: Row[];
  totalSize: number;
  nextRecordsUrl?: string;
}

export interface QueryOptions {
  /** A query that Salesforce refuses as too slow or too complicated yields no rows, and the others count. */
  isOptional?: boolean;
  /** Optional queries that take longer yield no rows. Such queries share no call with others. */
  withinMs?: number | undefined;
}

/** Salesforce allows five queries, or further pages, in one composite request. */
const queriesPerCall = 5;

/** The first page (2,000 rows at most, or fewer) of each query, five queries in an API call. */
export async function runQueries<Row>(
  session: SalesforceSession,
  soqls: string[],
  options: QueryOptions = {},
): Promise<QueryResult<Row>[]> {
  const pages = await readPages<Row>(session, soqls.map(queryPath), options);
  return pages.map((page) => ({
    rows: page?.records ?? [],
    total: page?.totalSize ?? 0,
    next: page?.nextRecordsUrl ?? null,
    isMissing: page === null,
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
    const pages = await readPages<Row>(session, paths, {});
    for (const [index, result] of open.entries()) {
      result.rows.push(...(pages[index]?.records ?? []));
      result.next = pages[index]?.nextRecordsUrl ?? null;
    }
    left -= open.length;
  }
}

/** The number of pages beyond the first, if all are as long as the first. Salesforce decides their length. */
export function furtherPages(results: QueryResult<unknown>[]): number {
  return results.reduce(
    (sum, { total, rows, next }) =>
      next === null ? sum : sum + Math.ceil((total - rows.length) / Math.max(1, rows.length)),
    0,
  );
}

async function readPages<Row>(
  session: SalesforceSession,
  paths: string[],
  options: QueryOptions,
): Promise<(QueryPage<Row> | null)[]> {
  const pages: (QueryPage<Row> | null)[] = [];
  for (const call of chunksOf(paths, queriesPerCall)) {
    const responses = await ask(session, call, options);
    pages.push(...call.map((_, index) => pageOf<Row>(responses, `query${index}`, options)));
  }
  return pages;
}

/** The answers by reference id; null where they are optional and took too long. */
async function ask(
  session: SalesforceSession,
  paths: string[],
  { isOptional, withinMs }: QueryOptions,
): Promise<Map<string, SubResponse> | null> {
  try {
    return await sendComposite(
      session,
      paths.map((path, index) => ({ method: "GET", path, referenceId: `query${index}` })),
      { isRead: true, withinMs },
    );
  } catch (error) {
    const isLate = error instanceof AppError && error.code === "salesforce-unavailable";
    if (isOptional && withinMs !== undefined && isLate) return null;
    throw error;
  }
}

function pageOf<Row>(
  responses: Map<string, SubResponse> | null,
  referenceId: string,
  { isOptional }: QueryOptions,
): QueryPage<Row> | null {
  const response = responses?.get(referenceId);
  if (isSuccess(response)) return response.body as QueryPage<Row>;
  if (isOptional) return null;
  throw subrequestError(response);
}
