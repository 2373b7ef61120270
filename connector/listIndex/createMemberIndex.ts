import { sql } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadListWords } from "../database/schema/leads.ts";
import { countMembers } from "./countMembers.ts";
import { giveNumber } from "./listNumbers.ts";
import { wordsOf } from "./wordsOf.ts";

/** What is still to be kept of new members of a list. */
export interface MemberIndex {
  add(position: number, searchText: string): void;
  /** Keeps it, in the transaction that added the members. */
  write(transaction: DatabaseHandle): void;
}

/** Words in one statement: to write each by its own takes three times as long. */
const wordsPerStatement = 100;

type WordRow = typeof leadListWords.$inferInsert;

export function createMemberIndex(listId: string): MemberIndex {
  let positions: number[] = [];
  let words: Omit<WordRow, "list">[] = [];
  return {
    add(position, searchText) {
      positions.push(position);
      for (const word of wordsOf(searchText)) words.push({ word, position });
    },
    write(transaction) {
      if (positions.length === 0) return;
      const list = giveNumber(transaction, listId);
      // In the order of the index, which is quicker.
      words.sort((one, other) => (one.word < other.word ? -1 : 1));
      for (const part of chunksOf(words, wordsPerStatement)) writeWords(transaction, list, part);
      countMembers(transaction, listId, positions, 1);
      positions = [];
      words = [];
    },
  };
}

/** Keeps words of members. */
export function writeWords(
  handle: DatabaseHandle,
  list: number,
  words: readonly Omit<WordRow, "list">[],
): void {
  if (words.length !== wordsPerStatement) {
    for (const row of words) prepared(handle, wordWrite).run({ list, ...row });
    return;
  }
  const values: Record<string, string | number> = { list };
  for (const [index, { word, position }] of words.entries()) {
    values[`word${index}`] = word;
    values[`position${index}`] = position;
  }
  prepared(handle, wordsWrite).run(values);
}

const wordWrite = (handle: DatabaseHandle) =>
  handle.insert(leadListWords).values(placeholdersOf(leadListWords)).onConflictDoNothing().prepare();

const wordsWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListWords)
    .values(
      Array.from({ length: wordsPerStatement }, (_, index) => ({
        list: sql.placeholder("list"),
        word: sql.placeholder(`word${index}`),
        position: sql.placeholder(`position${index}`),
      })),
    )
    .onConflictDoNothing()
    .prepare();
