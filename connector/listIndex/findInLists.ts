import { and, eq, gte, inArray, lt, type SQL } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { leadListNumbers, leadListPlaces, leadLists } from "../database/schema/leads.ts";
import { entriesFor } from "./beginnings.ts";
import { decodePlaces } from "./entryText.ts";
import { inBoth, countPositions, type Places, type Positions } from "./positions.ts";

type ByList = ReadonlyMap<string, Positions>;

/**
 * Where each of some lists has members of which a word begins with each of the words, by the lists' ids. A
 * question for each word, whatever the number of lists: it reads, for each list that has such members, what
 * findPositions reads of one.
 */
export async function findInLists(
  handle: DatabaseHandle,
  { areMeant, words }: { areMeant: SQL | undefined; words: readonly string[] },
): Promise<ByList> {
  let found: ByList | null = null;
  // Longer words are rarer. Of a common one, most is left out then.
  for (const word of [...words].sort((one, other) => other.length - one.length))
    found = placesOf(await readEntries(handle, areMeant, word), found);
  return new Map([...(found ?? [])].filter(([, positions]) => countPositions(positions) > 0));
}

interface Entry {
  listId: string;
  entry: number;
  places: string;
}

/** The places of entries, of those that are known already where some are. */
function placesOf(entries: readonly Entry[], known: ByList | null): ByList {
  const found = new Map<string, Map<number, Places>>();
  for (const { listId, entry, places } of entries) {
    if (known && !known.has(listId)) continue;
    const ofList = found.get(listId) ?? new Map<number, Places>();
    decodePlaces(entry, places, ofList, known?.get(listId));
    found.set(listId, ofList);
  }
  if (known === null) return found;
  return new Map([...found].map(([listId, own]) => [listId, inBoth(known.get(listId) ?? own, own)]));
}

async function readEntries(
  handle: DatabaseHandle,
  areMeant: SQL | undefined,
  word: string,
): Promise<Entry[]> {
  const { from, end } = entriesFor(word);
  const numbers = handle
    .select({ number: leadListNumbers.number })
    .from(leadListNumbers)
    .innerJoin(leadLists, eq(leadLists.id, leadListNumbers.listId))
    .where(areMeant);
  return await handle
    .select({ listId: leadListNumbers.listId, entry: leadListPlaces.entry, places: leadListPlaces.places })
    .from(leadListPlaces)
    .innerJoin(leadListNumbers, eq(leadListNumbers.number, leadListPlaces.list))
    .where(
      and(
        inArray(leadListPlaces.list, numbers),
        gte(leadListPlaces.beginning, from),
        lt(leadListPlaces.beginning, end),
      ),
    );
}
