import { selectWhere, type CrmQuery } from "../crmQueries.ts";
import { toCrmRecord, type CrmRecord, type CrmRow } from "../crmRecord.ts";
import type { Patience } from "../patience.ts";
import { runQueries } from "../runQueries.ts";
import type { SalesforceSession } from "../session.ts";
import { soqlText } from "../soql.ts";

/** An object that is read as a whole. */
export interface WholeObject {
  query: CrmQuery;
  /** How many records it has, about. */
  size: number;
}

/** Salesforce allows five queries in one composite request, and pages that start at row 2,000 at most. */
const queriesPerCall = 5;
const rowsPerQuery = 2_000;

/**
 * What an object is asked for in one call: the rows that come next by their ids, from either end. A page
 * alone would take a call each, because the address of the next one is only known with its answer.
 */
const places = [
  { direction: "ASC", offset: 0 },
  { direction: "DESC", offset: 0 },
  { direction: "ASC", offset: rowsPerQuery },
  { direction: "DESC", offset: rowsPerQuery },
] as const;

/** Beyond the calls that the sizes suggest, as these are estimates. */
const furtherCalls = 1;

/** The calls that it takes to read the objects. */
export function callsToRead(objects: WholeObject[]): number {
  const queries = objects.map(({ size }) => queriesFor(size));
  const longest = Math.max(0, ...queries.map((count) => Math.ceil(count / places.length)));
  return Math.max(longest, Math.ceil(queries.reduce((sum, count) => sum + count, 0) / queriesPerCall));
}

/** One more than are full, which tells that there are no more rows. */
const queriesFor = (size: number): number => Math.floor(size / rowsPerQuery) + 1;

/** How far an object has been read. */
interface Progress extends WholeObject {
  read: number;
  /** The ids between which everybody is still to be read. */
  after: string | null;
  before: string | null;
  state: "open" | "whole" | "failed";
}

/**
 * Reads everybody in the objects, up to 8,000 of one in a call. `take` gets the records as they come, some of
 * them twice, and says whether they are enough: then no further call is made. Answers the objects that were
 * read to the last record: not those of which Salesforce refuses a query, sends shorter pages or has far more
 * than expected, and none of those left where patience ends or the others are enough.
 */
export async function readEverybody(
  session: SalesforceSession,
  objects: WholeObject[],
  patience: Patience,
  take: (records: CrmRecord[]) => Promise<"more" | "enough">,
): Promise<CrmQuery["object"][]> {
  const all = objects.map((object): Progress => ({
    ...object,
    read: 0,
    after: null,
    before: null,
    state: "open",
  }));
  for (let calls = callsToRead(objects) + furtherCalls; calls > 0; calls--) {
    const asked = nextQueries(all.filter(({ state }) => state === "open"));
    if (asked.length === 0) break;
    const options = { isOptional: true, patience, apart: "everybody" };
    let isEnough = false;
    const results = await runQueries<CrmRow>(session, asked.map(soqlOf), options);
    for (const [progress, some] of Map.groupBy(
      asked.map((each, index) => ({ ...each, result: results[index] })),
      (each) => each.progress,
    )) {
      const pages = some.map(({ place, result }) => ({ place, rows: result?.rows ?? [] }));
      if (some.some(({ result }) => !result || result.isMissing || result.next !== null))
        progress.state = "failed";
      else proceed(progress, pages);
      const records = pages.flatMap(({ rows }) => rows.map((row) => toCrmRecord(row, progress.query)));
      isEnough ||= (await take(records)) === "enough";
    }
    if (isEnough) break;
  }
  return all.filter(({ state }) => state === "whole").map(({ query }) => query.object);
}

interface AskedPage {
  progress: Progress;
  place: (typeof places)[number];
}

/** The queries of the next call. Each object has one at least; the rest goes to the first ones. */
function nextQueries(open: Progress[]): AskedPage[] {
  const pages: AskedPage[] = [];
  for (const [index, progress] of open.entries()) {
    const left = queriesPerCall - pages.length - (open.length - index - 1);
    const expected = progress.size - progress.read;
    const wanted = expected < 0 ? places.length : queriesFor(expected);
    pages.push(...places.slice(0, Math.min(left, wanted)).map((place) => ({ progress, place })));
  }
  return pages;
}

function soqlOf({ progress: { query, after, before }, place: { direction, offset } }: AskedPage): string {
  const bounds = [
    ...(after === null ? [] : [`Id > ${soqlText(after)}`]),
    ...(before === null ? [] : [`Id < ${soqlText(before)}`]),
  ];
  const where = bounds.length === 0 ? "Id != null" : bounds.join(" AND ");
  const from = offset === 0 ? "" : ` OFFSET ${offset}`;
  return `${selectWhere(query, where)} ORDER BY Id ${direction} LIMIT ${rowsPerQuery}${from}`;
}

/** Everybody is read where a page is not full, or one from the end has met one from the start. */
function proceed(progress: Progress, pages: { place: AskedPage["place"]; rows: CrmRow[] }[]): void {
  const idsFrom = (direction: AskedPage["place"]["direction"]): string[] =>
    pages
      .filter(({ place }) => place.direction === direction)
      .flatMap(({ rows }) => rows.map(({ Id }) => Id));
  const start = idsFrom("ASC");
  const end = new Set(idsFrom("DESC"));
  const isShort = pages.some(({ rows }) => rows.length < rowsPerQuery);
  if (isShort || start.some((id) => end.has(id))) progress.state = "whole";
  progress.read += start.length + end.size;
  progress.after = start.at(-1) ?? progress.after;
  progress.before = [...end].at(-1) ?? progress.before;
}
