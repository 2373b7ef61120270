import { and, eq, gte, inArray, lt, sql, type SQL, type SQLWrapper } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { leadListMembers, leadListWords, leads } from "../database/schema/leads.ts";
import { foldText } from "../matching/foldText.ts";
import { readLinkedCount } from "./keepLinkCounts.ts";
import { isLinkedMember, linkedPositions } from "./linkedMembers.ts";
import { numberOf } from "./listNumbers.ts";
import { wordsOf } from "./wordsOf.ts";

/** More words hardly narrow the result further. */
const wordsMax = 8;

/** From so many members on, what finds them counts as common. */
const commonFrom = 200;

/** What was typed into the search box, as beginnings of words. */
export const typedWords = (q: string | undefined): string[] => wordsOf(foldText(q ?? "")).slice(0, wordsMax);

/** Members of a list that the index finds. */
export interface Sought {
  listId: string;
  /** A word of theirs begins with each of these. */
  words: string[];
  /** The user who sees them as linked; null where that does not matter. */
  linkedFor: string | null;
}

/** Conditions for the members that are sought. */
export const indexConditions = (handle: DatabaseHandle, sought: Sought): SQL[] =>
  conditionsOf(planOf(handle, sought));

/** How many members are found. */
export function countByIndex(handle: DatabaseHandle, sought: Sought): number {
  const plan = planOf(handle, sought);
  if (plan.tests.length === 0) {
    const found = sql`(${intersectionOf(plan.ranges)}) as found`;
    return (
      handle
        .select({ total: sql<number>`count(distinct found."position")` })
        .from(found)
        .get()?.total ?? 0
    );
  }
  const row = handle
    .select({ total: sql<number>`count(*)` })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(and(eq(leadListMembers.listId, sought.listId), ...conditionsOf(plan)))
    .get();
  return row?.total ?? 0;
}

interface Plan {
  /** Ranges of the index that have all who are sought. */
  ranges: SQLWrapper[];
  /** What is left to be asked of each of these. */
  tests: SQL[];
}

function conditionsOf({ ranges, tests }: Plan): SQL[] {
  const { position } = leadListMembers;
  return ranges.length === 0 ? tests : [inArray(position, sql`(${intersectionOf(ranges)})`), ...tests];
}

/**
 * Few members: they are found by what is rarest, and compared with the rest. Many: all ranges are gone
 * through, which takes a fraction of the time that it takes to compare the leads.
 */
function planOf(handle: DatabaseHandle, { listId, words, linkedFor }: Sought): Plan {
  const list = numberOf(handle, listId) ?? none;
  const parts: { count: number; range: SQLWrapper; test: SQL }[] = words.map((word) => ({
    count: words.length + Number(linkedFor !== null) === 1 ? 0 : countSome(handle, list, word),
    range: positionsWith(handle, list, word),
    test: sql`' ' || ${leads.searchText} like ${`% ${word}%`}`,
  }));
  if (linkedFor !== null) {
    parts.push({
      count: readLinkedCount(handle, listId, linkedFor),
      range: linkedPositions(handle, list, linkedFor),
      test: isLinkedMember(handle, list, linkedFor),
    });
  }
  parts.sort((one, other) => one.count - other.count);
  const [rarest, ...others] = parts;
  if (rarest && rarest.count < commonFrom)
    return { ranges: [rarest.range], tests: others.map(({ test }) => test) };
  return { ranges: parts.map(({ range }) => range), tests: [] };
}

const intersectionOf = (ranges: readonly SQLWrapper[]): SQL =>
  sql.join(
    ranges.map((range) => range.getSQL()),
    sql` intersect `,
  );

/** How many entries begin so, `commonFrom` at most. */
const countSome = (handle: DatabaseHandle, number: number, word: string): number =>
  prepared(handle, someWith).all({ number, word, end: endOf(word) }).length;

const someWith = (handle: DatabaseHandle) =>
  handle
    .select({ position: leadListWords.position })
    .from(leadListWords)
    .where(
      and(
        eq(leadListWords.list, sql.placeholder("number")),
        gte(leadListWords.word, sql.placeholder("word")),
        lt(leadListWords.word, sql.placeholder("end")),
      ),
    )
    .limit(commonFrom)
    .prepare();

/** No list's number: they count from 1. */
const none = 0;

const positionsWith = (handle: DatabaseHandle, number: number, word: string) =>
  handle
    .select({ position: leadListWords.position })
    .from(leadListWords)
    .where(
      and(eq(leadListWords.list, number), gte(leadListWords.word, word), lt(leadListWords.word, endOf(word))),
    );

/** What comes right after all words that begin so. Words are ASCII. */
const endOf = (word: string): string =>
  word.slice(0, -1) + String.fromCharCode((word.codePointAt(word.length - 1) ?? 0) + 1);
