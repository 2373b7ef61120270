import { and, eq, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { placeholdersOf, prepared } from "../database/prepared.ts";
import { leadListPlaces } from "../database/schema/leads.ts";
import { blocksPerEntry, decodePlaces, encodePlaces } from "./entryText.ts";
import { blockOf, placesIn, setPosition, type Places } from "./positions.ts";
import { firstOf } from "../database/firstOf.ts";

/** A member of a list by its number, and beginnings that it has now, or has no more. */
export interface Change {
  list: number;
  position: number;
  beginnings: readonly string[];
  isSet: boolean;
}

/** Keeps by which beginnings members are found from now on. Each entry is read and written once. */
export async function changePlaces(handle: DatabaseHandle, changes: readonly Change[]): Promise<void> {
  const entries = new Map<string, { key: EntryKey; changes: Change[] }>();
  for (const change of changes)
    for (const beginning of change.beginnings) {
      const key = { list: change.list, beginning, entry: entryOf(blockOf(change.position)) };
      const name = `${key.list} ${key.entry} ${beginning}`;
      const known = entries.get(name);
      if (known) known.changes.push(change);
      else entries.set(name, { key, changes: [change] });
    }
  for (const entry of entries.values()) await changeEntry(handle, entry.key, entry.changes);
}

// A type, so that it is a record of values, too.
type EntryKey = Record<"list" | "entry", number> & Record<"beginning", string>;

export const entryOf = (block: number): number => Math.floor(block / blocksPerEntry);

async function changeEntry(handle: DatabaseHandle, key: EntryKey, changes: readonly Change[]): Promise<void> {
  const positions = new Map<number, Places>();
  decodePlaces(
    key.entry,
    (await firstOf(prepared(handle, placesOfEntry).execute(key)))?.places ?? "",
    positions,
  );
  for (const { position, isSet } of changes) setPosition(positions, position, isSet);
  const text = [...positions].map(([block, places]) => encodePlaces(block, placesIn(places))).join("");
  if (text === "") await prepared(handle, entryRemoval).execute(key);
  else await prepared(handle, entryWrite).execute({ ...key, places: text });
}

const isEntry = and(
  eq(leadListPlaces.list, sql.placeholder("list")),
  eq(leadListPlaces.beginning, sql.placeholder("beginning")),
  eq(leadListPlaces.entry, sql.placeholder("entry")),
);

const placesOfEntry = (handle: DatabaseHandle) =>
  handle.select({ places: leadListPlaces.places }).from(leadListPlaces).where(isEntry).prepare();

export const entryRemoval = (handle: DatabaseHandle) =>
  handle.delete(leadListPlaces).where(isEntry).prepare();

const entryWrite = (handle: DatabaseHandle) =>
  handle
    .insert(leadListPlaces)
    .values(placeholdersOf(leadListPlaces))
    .onConflictDoUpdate({
      target: [leadListPlaces.list, leadListPlaces.beginning, leadListPlaces.entry],
      set: { places: sql`excluded."places"` },
    })
    .prepare();
