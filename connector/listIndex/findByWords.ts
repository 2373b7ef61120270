import { and, eq, gte, inArray, lt, sql, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { leadListMembers, leadListWords, leads } from "../database/schema/leads.ts";
import { foldText } from "../matching/foldText.ts";
import { numberOf } from "./listNumbers.ts";
import { wordsOf } from "./wordsOf.ts";

/** More words hardly narrow the result further. */
const wordsMax = 8;

/** Words of which so many begin with what was typed count as alike common. */
const commonFrom = 200;

/** What was typed into the search box, as beginnings of words. */
export const typedWords = (q: string | undefined): string[] => wordsOf(foldText(q ?? "")).slice(0, wordsMax);

/**
 * Conditions for members of which a word begins with each of those typed. The rarest is looked up, and the
 * leads that have it are compared with the others.
 */
export function wordConditions(handle: DatabaseHandle, listId: string, words: string[]): SQL[] {
  const [only] = words;
  if (only === undefined) return [];
  const number = numberOf(handle, listId) ?? none;
  const rarest = words.length === 1 ? only : rarestOf(handle, number, words);
  const positions = handle
    .select({ position: leadListWords.position })
    .from(leadListWords)
    .where(beginsWith(number, rarest));
  const others = words.filter((word) => word !== rarest);
  return [
    inArray(leadListMembers.position, positions),
    ...others.map((word) => sql`' ' || ${leads.searchText} like ${`% ${word}%`}`),
  ];
}

/** How many members have a word that begins so. */
export function countByWord(handle: DatabaseHandle, listId: string, word: string): number {
  const row = handle
    .select({ total: sql<number>`count(distinct ${leadListWords.position})` })
    .from(leadListWords)
    .where(beginsWith(numberOf(handle, listId) ?? none, word))
    .get();
  return row?.total ?? 0;
}

function rarestOf(handle: DatabaseHandle, number: number, words: string[]): string {
  const counted = words.map((word) => {
    const found = prepared(handle, someWith).all({ number, word, end: endOf(word) });
    return { word, count: found.length };
  });
  // Of words that are common, the longest.
  counted.sort((one, other) => one.count - other.count || other.word.length - one.word.length);
  return counted[0]?.word ?? "";
}

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

const beginsWith = (number: number, word: string) =>
  and(eq(leadListWords.list, number), gte(leadListWords.word, word), lt(leadListWords.word, endOf(word)));

/** What comes right after all words that begin so. Words are ASCII. */
const endOf = (word: string): string =>
  word.slice(0, -1) + String.fromCharCode((word.codePointAt(word.length - 1) ?? 0) + 1);
