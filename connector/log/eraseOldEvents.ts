import { setImmediate } from "node:timers/promises";
import { asc, count, gt, inArray, lt, type SQL, and, eq, gte, sql } from "drizzle-orm";
import { inTransaction } from "../database/inTransaction.ts";
import { type Database, type DatabaseHandle, changesOf } from "../database/database.ts";
import { keptEvents } from "../database/schema/events.ts";
import { untilNone } from "../database/inSteps.ts";
import { keptSince, retention } from "../retention.ts";
import { firstOf } from "../database/rows.ts";
import { prepared } from "../database/prepared.ts";

const rowsPerStep = 500;

/** More events than this are kept of nobody, so that they can't fill the disk. */
const eventsMax = 1_000_000;

/**
 * Deletes events that have been kept long enough. Of more than `most`, refusals go first, which anybody can
 * cause, then the oldest.
 */
export async function eraseOldEvents(
  app: { database: Database; clock: () => Date },
  most = eventsMax,
): Promise<void> {
  const { database } = app;
  await eraseAll(database, lt(keptEvents.at, keptSince(app.clock(), retention.events)));
  await eraseFirst(database, (await countEvents(database)) - most, (event) => refusals.includes(event));
  await eraseFirst(database, (await countEvents(database)) - most, () => true);
}

async function eraseAll(database: Database, where: SQL): Promise<void> {
  await untilNone(
    database,
    async (tx) => {
      const old = await tx.select({ id: keptEvents.id }).from(keptEvents).where(where).limit(rowsPerStep);
      return await erase(tx, old);
    },
    () => undefined,
  );
}

/** By the index of times, which is a tenth of the table. */
async function countEvents(database: Database): Promise<number> {
  const row = await firstOf(
    database
      .select({ count: count() })
      .from(keptEvents)
      .where(gt(keptEvents.at, new Date(0))),
  );
  return row?.count ?? 0;
}

/** Deletes the oldest of those events, `most` at most. Looks through all in short steps. */
async function eraseFirst(
  database: Database,
  most: number,
  isMeant: (event: string) => boolean,
): Promise<void> {
  let left = most;
  let lastId = 0;
  while (left > 0) {
    const looked = await database
      .select({ id: keptEvents.id, event: keptEvents.event })
      .from(keptEvents)
      .where(gt(keptEvents.id, lastId))
      .orderBy(asc(keptEvents.id))
      .limit(rowsPerStep);
    const last = looked.at(-1);
    if (!last) return;
    lastId = last.id;
    const meant = looked.filter(({ event }) => isMeant(event)).slice(0, left);
    left -= await inTransaction(database, (tx) => erase(tx, meant));
    await setImmediate();
  }
}

async function erase(tx: DatabaseHandle, rows: { id: number }[]): Promise<number> {
  if (rows.length === 0) return 0;
  const ids = rows.map(({ id }) => id);
  return changesOf(await tx.delete(keptEvents).where(inArray(keptEvents.id, ids)));
}

/**
 * What anybody can cause as often as they like, and how many of it are kept in a minute, for each user;
 * strangers count as one. The rest of that minute is one entry with their number, so that nobody pushes out
 * what others need to know.
 */
const keptPerMinute: Readonly<Record<string, number>> = {
  "request.refused": 20,
  "creation.undo-refused": 20,
  "creation.undo-never-known": 20,
  "sign-in.refused": 20,
};

/** Tells how many were not kept one by one. */
export const countedEvent = "refusals.counted";

/** These go first where there are too many events: see eraseOldEvents.ts. */
const refusals: readonly string[] = [...Object.keys(keptPerMinute), countedEvent];

const minuteMs = 60_000;

type Row = Record<string, unknown>;

/** Of each entry of a number: whose it is, and the request of the first. */
const ofCount = ["at", "orgId", "userId", "requestId", "traceId"];

/** Whether an event is one of those that are bounded. */
export const isBounded = (row: Row): boolean =>
  keptPerMinute[String(row["event"])] !== undefined && !isOfWork(row);

/**
 * The row to keep for this one, which is bounded: itself, the entry that begins to count, or none where that
 * counts it. For a transaction: another one may be kept at the same time.
 */
export async function boundRefusal(database: DatabaseHandle, row: Row): Promise<Row | null> {
  const most = keptPerMinute[String(row["event"])] ?? 0;
  const since = Math.floor(Number(row["at"]) / minuteMs) * minuteMs;
  const until = since + minuteMs;
  const kept = await prepared(database, ofMinute).execute({ since, until, userId: row["userId"] });
  if (kept.filter(({ event }) => event === row["event"]).length < most) return row;
  const counting = kept.find(({ event }) => event === countedEvent);
  if (!counting) return countOf(row);
  const count = Number(counting.details?.["count"] ?? 0) + 1;
  await database
    .update(keptEvents)
    .set({ details: { ...counting.details, count } })
    .where(eq(keptEvents.id, counting.id));
  return null;
}

/** What ended something that was sent follows from work, which has bounds of its own. */
function isOfWork({ event, details }: Row): boolean {
  const { outcome } = (details ?? {}) as { outcome?: unknown };
  return String(event).startsWith("creation.undo") && outcome !== "not-sent";
}

function countOf(row: Row): Row {
  const fields = Object.entries(row).map(([name, value]) => [name, ofCount.includes(name) ? value : null]);
  return { ...(Object.fromEntries(fields) as Row), event: countedEvent, details: { count: 1 } };
}

function ofMinute(handle: DatabaseHandle) {
  return handle
    .select({ id: keptEvents.id, event: keptEvents.event, details: keptEvents.details })
    .from(keptEvents)
    .where(
      and(
        gte(keptEvents.at, sql.placeholder("since")),
        lt(keptEvents.at, sql.placeholder("until")),
        inArray(keptEvents.event, [...refusals]),
        sql`${keptEvents.userId} is not distinct from ${sql.placeholder("userId")}`,
      ),
    )
    .prepare();
}
