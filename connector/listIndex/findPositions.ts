import { and, eq, gte, lt, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { leadListPlaces } from "../database/schema/leads.ts";
import { foldText } from "../matching/foldText.ts";
import { entriesFor } from "./beginnings.ts";
import { linkedPositions } from "./linkedMembers.ts";
import { numberOf } from "./listNumbers.ts";
import { decodePlaces } from "./entryText.ts";
import { inBoth, positionsFrom, type Places, type Positions } from "./positions.ts";
import { wordsOf } from "./wordsOf.ts";

/** More words hardly narrow the result further. */
const wordsMax = 8;

/** What was typed into the search box, as beginnings of words. */
export const typedWords = (q: string | undefined): string[] => wordsOf(foldText(q ?? "")).slice(0, wordsMax);

/**
 * Where a list has the members of which a word begins with each of the words, and which the user `linkedFor`
 * sees as linked, where that is said. For a word of up to three letters it reads a row for each eight
 * thousand members, for a longer one those of the words that begin so.
 */
export async function findPositions(
  handle: DatabaseHandle,
  { listId, words, linkedFor }: { listId: string; words: readonly string[]; linkedFor: string | null },
): Promise<Positions> {
  const list = await numberOf(handle, listId);
  if (list === undefined) return new Map();
  let found = linkedFor === null ? null : await positionsLinked(handle, list, linkedFor);
  // Longer words are rarer. Of a common one, most is left out then.
  for (const word of [...words].sort((one, other) => other.length - one.length)) {
    const own = new Map<number, Places>();
    for (const { entry, places } of await prepared(handle, entriesWith).execute({
      list,
      ...entriesFor(word),
    }))
      decodePlaces(entry, places, own, found);
    found = found ? inBoth(found, own) : own;
  }
  return found ?? new Map();
}

export const positionsLinked = async (
  handle: DatabaseHandle,
  list: number,
  userId: string,
): Promise<Positions> =>
  positionsFrom(
    (await prepared(handle, linkedOfUser).execute({ list, userId })).map(({ position }) => position),
  );

const entriesWith = (handle: DatabaseHandle) =>
  handle
    .select({ entry: leadListPlaces.entry, places: leadListPlaces.places })
    .from(leadListPlaces)
    .where(
      and(
        eq(leadListPlaces.list, sql.placeholder("list")),
        gte(leadListPlaces.beginning, sql.placeholder("from")),
        lt(leadListPlaces.beginning, sql.placeholder("end")),
      ),
    )
    .prepare();

const linkedOfUser = (handle: DatabaseHandle) =>
  linkedPositions(handle, sql.placeholder("list"), sql.placeholder("userId")).prepare();
