import { and, asc, eq, gt, sql, type SQL } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { chunksOf } from "../chunksOf.ts";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { leadListMembers, leadListWords, leads } from "../database/schema/leads.ts";
import { writeWords } from "./createMemberIndex.ts";
import { numberOf } from "./listNumbers.ts";
import { removeWords } from "./replaceWords.ts";
import { wordsOf } from "./wordsOf.ts";

/** Rows read or members corrected between two requests: a few milliseconds. */
const [wordsPerStep, membersPerStep, correctedPerStep] = [2_000, 500, 50];

/**
 * Compares the words that a list keeps with those of its members, and corrects what differs. Answers at how
 * many positions.
 */
export async function repairWords(database: Database, listId: string, list: number): Promise<number> {
  // Of each position, what both have in common comes to nothing.
  const sums = new Map<number, number>();
  const add = (position: number, by: number) => {
    const sum = (sums.get(position) ?? 0) + by;
    if (sum === 0) sums.delete(position);
    else sums.set(position, sum);
  };
  await eachMember(database, listId, ({ position, searchText }) => {
    for (const word of wordsOf(searchText)) add(position, digestOf(word));
  });
  await eachWord(database, list, ({ word, position }) => add(position, -digestOf(word)));
  if (sums.size === 0) return 0;
  const kept = new Map([...sums.keys()].map((position) => [position, [] as string[]]));
  await eachWord(database, list, ({ word, position }) => kept.get(position)?.push(word));
  for (const part of chunksOf([...kept], correctedPerStep)) {
    inTransaction(database, (tx) => {
      // The list may go meanwhile.
      if (numberOf(tx, listId) !== list) return;
      for (const [position, words] of part) correct(tx, { listId, list, position }, words);
    });
    await setImmediate();
  }
  return sums.size;
}

interface Place {
  listId: string;
  list: number;
  position: number;
}

/** Reads the member again, since it may have changed. */
function correct(handle: DatabaseHandle, { listId, list, position }: Place, kept: string[]): void {
  const member = prepared(handle, memberAt).get({ listId, position });
  const present = new Set(member ? wordsOf(member.searchText) : []);
  removeWords(
    handle,
    { listId, position },
    kept.filter((word) => !present.has(word)),
  );
  writeWords(
    handle,
    list,
    [...present].map((word) => ({ word, position })),
  );
}

/** Numbers that hardly come to the same for different words (FNV-1a). */
function digestOf(word: string): number {
  let digest = 0x811c9dc5;
  for (let index = 0; index < word.length; index += 1) {
    digest = Math.imul(digest ^ word.charCodeAt(index), 0x01000193);
  }
  return digest >>> 0;
}

async function eachMember(
  database: Database,
  listId: string,
  take: (member: { position: number; searchText: string }) => void,
): Promise<void> {
  for (let after = -1; ;) {
    const members = prepared(database, membersAfter).all({ listId, after });
    for (const member of members) take(member);
    const last = members.at(-1);
    if (!last) return;
    after = last.position;
    await setImmediate();
  }
}

async function eachWord(
  database: Database,
  list: number,
  take: (row: { word: string; position: number }) => void,
): Promise<void> {
  for (let after = { word: "", position: -1 }; ;) {
    const words = prepared(database, wordsAfter).all({ list, ...after });
    for (const row of words) take(row);
    const last = words.at(-1);
    if (!last) return;
    after = last;
    await setImmediate();
  }
}

const memberAt = (handle: DatabaseHandle) =>
  membersWith(handle, eq(leadListMembers.position, sql.placeholder("position"))).prepare();

const membersAfter = (handle: DatabaseHandle) =>
  membersWith(handle, gt(leadListMembers.position, sql.placeholder("after")))
    .orderBy(asc(leadListMembers.position))
    .limit(membersPerStep)
    .prepare();

const membersWith = (handle: DatabaseHandle, condition: SQL) =>
  handle
    .select({ position: leadListMembers.position, searchText: leads.searchText })
    .from(leadListMembers)
    .innerJoin(leads, eq(leads.id, leadListMembers.leadId))
    .where(and(eq(leadListMembers.listId, sql.placeholder("listId")), condition));

const wordsAfter = (handle: DatabaseHandle) =>
  handle
    .select({ word: leadListWords.word, position: leadListWords.position })
    .from(leadListWords)
    .where(
      and(
        eq(leadListWords.list, sql.placeholder("list")),
        sql`(${leadListWords.word}, ${leadListWords.position}) > (${sql.placeholder("word")}, ${sql.placeholder("position")})`,
      ),
    )
    .orderBy(asc(leadListWords.word), asc(leadListWords.position))
    .limit(wordsPerStep)
    .prepare();
