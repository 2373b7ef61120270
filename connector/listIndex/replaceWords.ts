import { and, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { prepared } from "../database/prepared.ts";
import { leadListMembers, leadListWords } from "../database/schema/leads.ts";
import { writeWords } from "./createMemberIndex.ts";
import { giveNumber, numberOf } from "./listNumbers.ts";
import { wordsOf } from "./wordsOf.ts";

/** A member of a list, by which its words are kept. */
interface Place {
  listId: string;
  position: number;
}

/** Forgets words of a member. */
export function removeWords(handle: DatabaseHandle, place: Place, words: readonly string[]): void {
  const list = numberOf(handle, place.listId);
  if (list === undefined) return;
  for (const word of words) prepared(handle, wordRemoval).run({ list, word, position: place.position });
}

const wordRemoval = (handle: DatabaseHandle) =>
  handle
    .delete(leadListWords)
    .where(
      and(
        eq(leadListWords.list, sql.placeholder("list")),
        eq(leadListWords.word, sql.placeholder("word")),
        eq(leadListWords.position, sql.placeholder("position")),
      ),
    )
    .prepare();

/** Keeps the words of a lead as its search text is now, in each of its lists. */
export function replaceWords(handle: DatabaseHandle, leadId: string, before: string, now: string): void {
  if (before === now) return;
  const [former, present] = [wordsOf(before), wordsOf(now)];
  const gone = former.filter((word) => !present.includes(word));
  const added = present.filter((word) => !former.includes(word));
  const places = handle
    .select({ listId: leadListMembers.listId, position: leadListMembers.position })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, leadId))
    .all();
  for (const place of places) {
    removeWords(handle, place, gone);
    const { position } = place;
    const number = giveNumber(handle, place.listId);
    writeWords(
      handle,
      number,
      added.map((word) => ({ word, position })),
    );
  }
}
