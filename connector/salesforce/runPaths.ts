import { chunksOf } from "../work/inTurns.ts";
import type { AppError } from "../errors.ts";
import { isSuccess, sendComposite, subrequestError } from "./composite.ts";
import { type SubResponse, queriesPerCall } from "./requests.ts";
import { nextPage, recordsOf, type SalesforceSession } from "./session.ts";

/**
 * All rows of a query, or why Salesforce refused it. `isAll`: false where there are more pages than are read.
 */
export type PathAnswer<Row> = { rows: Row[]; isAll: boolean } | { error: AppError };

/** Pages of one query. A query with children may have less than two thousand rows in a page. */
const pagesMax = 20;

interface Page<Row> {
  records?: Row[];
  done?: boolean;
  nextRecordsUrl?: string;
}

/**
 * Runs queries that are given by their paths, five in an API call, with all of their pages. Each succeeds or
 * is refused by itself; throws only where the whole call fails.
 */
export async function runPaths<Row>(
  session: SalesforceSession,
  paths: readonly string[],
): Promise<PathAnswer<Row>[]> {
  const answers: PathAnswer<Row>[] = paths.map(() => ({ rows: [], isAll: false }));
  let open = paths.map((path, index) => ({ path, index }));
  for (let page = 0; open.length > 0 && page < pagesMax; page += 1) {
    const next: typeof open = [];
    for (const call of chunksOf(open, queriesPerCall)) {
      const responses = await ask(
        session,
        call.map(({ path }) => path),
      );
      for (const [place, { index }] of call.entries()) {
        const further = take(session, answers, index, responses.get(`query${place}`));
        if (further !== null) next.push({ path: further, index });
      }
    }
    open = next;
  }
  return answers;
}

/** Adds a page to the answer of its query. Gives the path of the next page; null where there is none. */
function take<Row>(
  session: SalesforceSession,
  answers: PathAnswer<Row>[],
  index: number,
  response: SubResponse | undefined,
): string | null {
  const answer = answers[index];
  if (!answer || "error" in answer) return null;
  if (!isSuccess(response)) {
    answers[index] = { error: subrequestError(response) };
    return null;
  }
  const page = response.body as Page<Row>;
  answer.rows.push(...recordsOf(page));
  answer.isAll = page.done !== false;
  return answer.isAll ? null : nextPage(session, page);
}

function ask(session: SalesforceSession, paths: readonly string[]): Promise<Map<string, SubResponse>> {
  return sendComposite(
    session,
    paths.map((path, place) => ({ method: "GET", path, referenceId: `query${place}` })),
    { isRead: true },
  );
}
