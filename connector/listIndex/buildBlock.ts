import { and, gte, lt, sql } from "drizzle-orm";
import { chunksOf } from "../chunksOf.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, plainPlaceholder, prepared } from "../database/prepared.ts";
import { leadListMembers, leadListPlaces, positionsPerBlock } from "../database/schema/leads.ts";
import { beginningsOf } from "./beginnings.ts";
import { entryOf } from "./changePlaces.ts";
import { encodePlaces } from "./entryText.ts";
import { giveNumber } from "./listNumbers.ts";
import { placeOf } from "./positions.ts";
import { textsOfMembers } from "./textsOfMembers.ts";

/** Rows in one statement: to write each by its own takes three times as long. */
const rowsPerStatement = 100;

/**
 * Adds to the index by which beginnings the members of a block are found, as their search texts are now. With
 * a position, those from there on, where the others are in it already. Some 10 ms.
 */
export async function buildBlock(
  handle: DatabaseHandle,
  listId: string,
  block: number,
  position = 0,
): Promise<void> {
  const end = (block + 1) * positionsPerBlock;
  const from = Math.max(position, end - positionsPerBlock);
  const members = await prepared(handle, membersOfBlock).execute({ listId, from, end });
  const found = new Map<string, number[]>();
  for (const { position, searchText } of members)
    for (const beginning of beginningsOf(searchText)) {
      const places = found.get(beginning);
      if (places) places.push(placeOf(position));
      else found.set(beginning, [placeOf(position)]);
    }
  if (found.size === 0) return;
  const key = { list: await giveNumber(handle, listId), entry: entryOf(block) };
  // In the order of the index, which is quicker.
  const rows = [...found]
    .map(([beginning, places]) => ({ beginning, places: encodePlaces(block, places) }))
    .sort((one, other) => (one.beginning < other.beginning ? -1 : 1));
  for (const part of chunksOf(rows, rowsPerStatement)) {
    if (part.length < rowsPerStatement) {
      for (const row of part) await prepared(handle, rowWrite).execute({ ...key, ...row });
      continue;
    }
    const values: Record<string, string | number> = { ...key };
    for (const [index, { beginning, places }] of part.entries()) {
      values[`beginning${index}`] = beginning;
      values[`places${index}`] = places;
    }
    await prepared(handle, rowsWrite).execute(values);
  }
}

const membersOfBlock = (handle: DatabaseHandle) =>
  textsOfMembers(
    handle,
    and(
      gte(leadListMembers.position, sql.placeholder("from")),
      lt(leadListMembers.position, sql.placeholder("end")),
    ),
  ).prepare();

/** Behind what an entry has of its other blocks. */
const behindOthers = {
  target: [leadListPlaces.list, leadListPlaces.beginning, leadListPlaces.entry],
  set: { places: sql`${leadListPlaces.places} || excluded."places"` },
};

const rowWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListPlaces)
    .values(placeholdersOf(leadListPlaces))
    .onConflictDoUpdate(behindOthers)
    .prepare();

const rowsWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListPlaces)
    .values(
      Array.from({ length: rowsPerStatement }, (_, index) => ({
        list: plainPlaceholder("list"),
        beginning: plainPlaceholder(`beginning${index}`),
        entry: plainPlaceholder("entry"),
        places: plainPlaceholder(`places${index}`),
      })),
    )
    .onConflictDoUpdate(behindOthers)
    .prepare();
