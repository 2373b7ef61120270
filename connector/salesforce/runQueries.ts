import { isSuccess, sendComposite, subrequestError } from "./composite.ts";
import type { Patience } from "./patience.ts";
import { type SubResponse, queriesPerCall } from "./requests.ts";
import { nextPage, type SalesforceSession } from "./session.ts";
import { queryPath } from "./soql.ts";
import { chunksOf } from "../work/inTurns.ts";

export interface QueryResult<Row> {
  rows: Row[];
  /** The number of rows in Salesforce; more than `rows` where not every page was read. */
  total: number;
  /** The path of the next page, if there is one. */
  next: string | null;
  /** Whether an optional query was refused, or was not answered completely in time. */
  isMissing: boolean;
  /** Whether it was not answered in time. */
  isLate: boolean;
}

interface QueryPage<Row> {
  records: Row[];
  totalSize: number;
  nextRecordsUrl?: string;
}

interface QueryOptions {
  /** Queries that Salesforce refuses, for example as too slow, yield no rows. The others still count. */
  isOptional?: boolean;
  /** Optional queries that take longer yield no rows. */
  patience?: Patience;
  /** Only queries with the same name share a call with these. */
  apart?: string | undefined;
}

/** The first page (2,000 rows at most, or fewer) of each query, five queries in an API call. */
export async function runQueries<Row>(
  session: SalesforceSession,
  soqls: string[],
  options: QueryOptions = {},
): Promise<QueryResult<Row>[]> {
  const pages = await readPages<Row>(session, soqls.map(queryPath), options);
  return pages.map((page) => {
    if (typeof page === "string") {
      return { rows: [], total: 0, next: null, isMissing: true, isLate: page === "late" };
    }
    const { records, totalSize } = page;
    return {
      rows: records,
      total: totalSize,
      next: nextPage(session, page),
      isMissing: false,
      isLate: false,
    };
  });
}

/** Reads further pages of results, up to `pagesMax` in all. Changes the results in place. */
export async function readFurtherPages<Row>(
  session: SalesforceSession,
  results: QueryResult<Row>[],
  pagesMax: number,
  options: QueryOptions = {},
): Promise<void> {
  for (let left = pagesMax; left > 0;) {
    const open = results.filter(({ next }) => next !== null).slice(0, Math.min(left, queriesPerCall));
    if (open.length === 0) return;
    const paths = open.map(({ next }) => next ?? "");
    const pages = await readPages<Row>(session, paths, options);
    for (const [index, result] of open.entries()) {
      const page = pages[index];
      const isRead = page !== undefined && typeof page !== "string";
      if (isRead) result.rows.push(...page.records);
      result.next = isRead ? nextPage(session, page) : null;
      result.isMissing ||= !isRead;
      result.isLate ||= page === "late";
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

/** A page, or why there is none. */
type Page<Row> = QueryPage<Row> | "refused" | "late";

async function readPages<Row>(
  session: SalesforceSession,
  paths: string[],
  options: QueryOptions,
): Promise<Page<Row>[]> {
  const pages: Page<Row>[] = [];
  for (const call of chunksOf(paths, queriesPerCall)) {
    const responses = await ask(session, call, options);
    pages.push(...call.map((_, index) => pageOf<Row>(responses, `query${index}`, options)));
  }
  return pages;
}

/** The answers by reference id; null if they are optional and took too long. */
async function ask(
  session: SalesforceSession,
  paths: string[],
  { patience, apart }: QueryOptions,
): Promise<Map<string, SubResponse> | null> {
  if (patience?.isOver) return null;
  const answer = sendComposite(
    session,
    paths.map((path, index) => ({ method: "GET", path, referenceId: `query${index}` })),
    { isRead: true, isOptional: patience !== undefined, apart },
  );
  return patience ? patience.orNull(answer) : answer;
}

function pageOf<Row>(
  responses: Map<string, SubResponse> | null,
  referenceId: string,
  { isOptional }: QueryOptions,
): Page<Row> {
  if (responses === null) return "late";
  const response = responses.get(referenceId);
  if (isSuccess(response)) return response.body as QueryPage<Row>;
  if (isOptional) return "refused";
  throw subrequestError(response);
}
