import { chunksOf } from "../../work/inTurns.ts";
import { policyOf } from "../../errors.ts";
import { isSuccess, sendComposite, subrequestError } from "../composite.ts";
import { nextPage, type SalesforceSession } from "../session.ts";
import { queryPath } from "../soql.ts";
import { queriesPerCall } from "../requests.ts";

/** How much of long answers may still be read. */
export interface Reading {
  /** Calls left for further pages. */
  callsLeft: number;
  /** Whether an answer was not read to its end. */
  isCut: boolean;
}

interface Page {
  records: unknown[];
  nextRecordsUrl?: string;
}

interface Answer {
  name: string;
  /** Null where the user may not see what is asked for. */
  rows: unknown[] | null;
  next: string | null;
}

/**
 * The rows of several queries by name, five queries in an API call; a name may have several queries, as lists
 * of ids are long. Null where the user may not see what one asks for. Changes `reading`.
 */
export async function ask<Rows extends Record<string, unknown>>(
  session: SalesforceSession,
  questions: { [Name in keyof Rows]: string[] },
  reading: Reading,
): Promise<{ [Name in keyof Rows]: Rows[Name][] | null }> {
  const answers = Object.entries<string[]>(questions).flatMap(([name, soqls]) =>
    soqls.map((soql): Answer => ({ name, rows: [], next: queryPath(soql) })),
  );
  for (const some of chunksOf(answers, queriesPerCall)) await readPages(session, some);
  for (;;) {
    const open = answers.filter(({ next }) => next !== null).slice(0, queriesPerCall);
    if (open.length === 0) break;
    if (reading.callsLeft === 0) {
      reading.isCut = true;
      break;
    }
    reading.callsLeft -= 1;
    await readPages(session, open);
  }
  const named = Object.keys(questions).map((name) => {
    const own = answers.filter((answer) => answer.name === name).map(({ rows }) => rows);
    return [name, own.includes(null) ? null : own.flatMap((rows) => rows ?? [])];
  });
  return Object.fromEntries(named) as { [Name in keyof Rows]: Rows[Name][] | null };
}

/** Reads the next page of each, in one call. */
async function readPages(session: SalesforceSession, answers: Answer[]): Promise<void> {
  const requests = answers.map(({ next }, index) => ({
    method: "GET" as const,
    path: next ?? "",
    referenceId: `query${index}`,
  }));
  const responses = await sendComposite(session, requests, { isRead: true });
  for (const [index, answer] of answers.entries()) {
    const response = responses.get(`query${index}`);
    answer.next = null;
    if (isSuccess(response)) {
      const page = response.body as Page;
      answer.rows?.push(...page.records);
      answer.next = nextPage(session, page);
    } else {
      const error = subrequestError(response);
      if (!policyOf(error).isUnseen) throw error;
      answer.rows = null;
    }
  }
}
