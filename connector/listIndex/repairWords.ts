import { and, asc, eq, gt, sql } from "drizzle-orm";
import { setImmediate } from "node:timers/promises";
import { inTransaction } from "../database/inTransaction.ts";
import type { Database, DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { takeUntilLate } from "../inTurns.ts";
import { leadListMembers, leadListPlaces, positionsPerBlock } from "../database/schema/leads.ts";
import { beginningsOf } from "./beginnings.ts";
import { buildBlock } from "./buildBlock.ts";
import { entryOf, entryRemoval } from "./changePlaces.ts";
import { blocksPerEntry, decodePlaces } from "./entryText.ts";
import { numberOf } from "./listNumbers.ts";
import { blockOf, placeOf, placesIn, type Places } from "./positions.ts";
import { textsOfMembers } from "./textsOfMembers.ts";

/** Rows read at once: a few milliseconds. */
const [entriesPerStep, membersPerStep] = [1_000, 200];

/**
 * Compares by which beginnings a list finds its members with their search texts, and makes the entries anew
 * that differ. Answers how many thousand positions these have.
 */
export async function repairWords(database: Database, listId: string, list: number): Promise<number> {
  // Expected digests are added and stored ones taken away: equal ones cancel out.
  const sums = new Map<number, number>();
  const add = (block: number, digest: number) =>
    sums.set(entryOf(block), (sums.get(entryOf(block)) ?? 0) + digest);
  await eachMember(database, listId, ({ position, searchText }) => {
    const block = blockOf(position);
    for (const beginning of beginningsOf(searchText))
      add(block, digestOf(beginning, block, placeOf(position)));
  });
  await eachEntry(database, list, ({ beginning, entry, places }) => {
    const positions = new Map<number, Places>();
    decodePlaces(entry, places, positions);
    for (const [block, own] of positions)
      for (const place of placesIn(own)) add(block, -digestOf(beginning, block, place));
  });
  const wrong = [...sums].filter(([, sum]) => sum !== 0).map(([entry]) => entry);
  for (const entry of wrong) await makeAnew(database, { listId, list, entry });
  return wrong.length * blocksPerEntry;
}

/** In one transaction, so that what others change meanwhile is not lost: some 100 ms. */
async function makeAnew(
  database: Database,
  { listId, list, entry }: { listId: string; list: number; entry: number },
): Promise<void> {
  const kept: string[] = [];
  await eachEntry(database, list, (row) => {
    if (row.entry === entry) kept.push(row.beginning);
  });
  await inTransaction(database, async (tx) => {
    // The list may go meanwhile.
    if ((await numberOf(tx, listId)) !== list) return;
    for (const beginning of kept) await prepared(tx, entryRemoval).execute({ list, beginning, entry });
    for (let block = entry * blocksPerEntry; block < (entry + 1) * blocksPerEntry; block += 1)
      await buildBlock(tx, listId, block);
  });
  await setImmediate();
}

/** Numbers that hardly come to the same for different beginnings and places (FNV-1a). */
function digestOf(beginning: string, block: number, place: number): number {
  let digest = 0x811c9dc5 ^ (block * positionsPerBlock + place);
  for (let index = 0; index < beginning.length; index += 1) {
    digest = Math.imul(digest ^ beginning.charCodeAt(index), 0x01000193);
  }
  return Math.imul(digest ^ (place << 16), 0x01000193) >>> 0;
}

async function eachMember(
  database: Database,
  listId: string,
  take: (member: { position: number; searchText: string }) => void,
): Promise<void> {
  for (let after = -1; ;) {
    const members = await prepared(database, membersAfter).execute({ listId, after });
    for (const member of members) take(member);
    const last = members.at(-1);
    if (!last) return;
    after = last.position;
    await setImmediate();
  }
}

async function eachEntry(
  database: Database,
  list: number,
  take: (row: { beginning: string; entry: number; places: string }) => void,
): Promise<void> {
  for (let after = { beginning: "", entry: -1 }; ;) {
    const entries = await prepared(database, entriesAfter).execute({ list, ...after });
    const last = entries.at(-1);
    if (!last) return;
    after = last;
    // A word that all leads have stands at thousands of places in each entry.
    const rows = entries.values();
    for (let isDone = false; !isDone; await setImmediate()) isDone = await takeUntilLate(rows, take);
  }
}

const membersAfter = (handle: DatabaseHandle) =>
  textsOfMembers(handle, gt(leadListMembers.position, sql.placeholder("after")))
    .orderBy(asc(leadListMembers.position))
    .limit(membersPerStep)
    .prepare();

const { beginning, entry } = leadListPlaces;

const entriesAfter = (handle: DatabaseHandle) =>
  handle
    .select({ beginning, entry, places: leadListPlaces.places })
    .from(leadListPlaces)
    .where(
      and(
        eq(leadListPlaces.list, sql.placeholder("list")),
        sql`(${beginning}, ${entry}) > (${sql.placeholder("beginning")}, ${sql.placeholder("entry")})`,
      ),
    )
    .orderBy(asc(beginning), asc(entry))
    .limit(entriesPerStep)
    .prepare();
