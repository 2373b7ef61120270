import { randomBytes } from "node:crypto";
import { type Org, SalesforceError } from "../types.ts";

/** Cursors of one user, and of children of their results. Opening another one closes the oldest. */
const cursorsPerUserMax = 10;
const childCursorsPerUserMax = 2000;

/** A query with more than one page: the found ids are fixed, and the records are read by page. */
interface Cursor {
  userId: string;
  soql: string;
  all: boolean;
  batchSize: number;
  /** For children of a record: the positions of their subqueries, outermost select first. */
  childPath?: readonly number[];
  /** The found ids in one buffer, because a million strings would need much memory. */
  ids: Buffer;
}

const idLength = 18;

export function packIds(ids: string[]): Buffer {
  return Buffer.from(ids.join(""), "latin1");
}

export function countIds({ ids }: Cursor): number {
  return ids.length / idLength;
}

/** The ids from `start` to before `end`. */
export function unpackIds({ ids }: Cursor, start: number, end: number): string[] {
  return ids.toString("latin1", start * idLength, end * idLength).match(/.{18}/g) ?? [];
}

const cursors = new WeakMap<Org, Map<string, Cursor>>();

function cursorsOf(org: Org): Map<string, Cursor> {
  let known = cursors.get(org);
  if (!known) cursors.set(org, (known = new Map<string, Cursor>()));
  return known;
}

/** Opens a cursor. Its locator is `0r8…`, followed by `-2000` and so on for each page's first row. */
export function openCursor(org: Org, cursor: Cursor): string {
  const known = cursorsOf(org);
  const isChild = cursor.childPath !== undefined;
  const max = isChild ? childCursorsPerUserMax : cursorsPerUserMax;
  const mine = [...known].filter(
    ([, { userId, childPath }]) => userId === cursor.userId && (childPath !== undefined) === isChild,
  );
  for (const [oldest] of mine.slice(0, Math.max(0, mine.length - max + 1))) known.delete(oldest);
  const locator = `0r8${randomBytes(12).toString("base64url").replaceAll(/[-_]/g, "x").slice(0, 15)}`;
  known.set(locator, cursor);
  return locator;
}

/** Closes the cursors on children of an earlier page, as Salesforce does when the next page is read. */
export function closeChildCursors(org: Org, { userId, soql }: Cursor): void {
  const known = cursorsOf(org);
  for (const [locator, each] of known) {
    if (each.childPath !== undefined && each.userId === userId && each.soql === soql) known.delete(locator);
  }
}

/** The cursor of a locator such as `0r8…-2000`, and the row it stands at. Throws INVALID_QUERY_LOCATOR. */
export function findCursor(
  org: Org,
  userId: string,
  text: string,
): { cursor: Cursor; locator: string; start: number } {
  const [, locator = "", position = ""] = /^(0r8\w{15})-(\d+)$/.exec(text) ?? [];
  const cursor = cursorsOf(org).get(locator);
  const start = Number(position);
  if (!cursor || cursor.userId !== userId || position === "" || start > countIds(cursor)) {
    throw new SalesforceError(400, "INVALID_QUERY_LOCATOR", "invalid query locator");
  }
  return { cursor, locator, start };
}
