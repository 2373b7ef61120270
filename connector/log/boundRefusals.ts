import { and, eq, gte, inArray, lt, sql } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { prepared } from "../database/prepared.ts";
import { keptEvents } from "../database/schema/events.ts";

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
export const refusals: readonly string[] = [...Object.keys(keptPerMinute), countedEvent];

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
