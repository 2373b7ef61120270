import { and, asc, desc, gt, inArray, lt, lte } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { concernsAll, keptEvents } from "../database/schema/events.ts";
import type { FoundEvent } from "./findEvents.ts";

/** A time in which the clock was wrong: by event, as the clock itself says nothing. */
interface WrongTime {
  firstId: number;
  lastId: number;
  /** What was kept before it with a later time than this was written by it, too. */
  aheadOf: number;
  /** By the wrong clock. */
  since: number;
  until: number;
}

/**
 * Whether an entry was written by a clock that was wrong. That is found out at the next answer of Salesforce:
 * what was kept before it at a time that had not come yet was written by it, too.
 */
export async function wrongClock(
  handle: DatabaseHandle,
  events: readonly FoundEvent[],
): Promise<(event: FoundEvent) => boolean> {
  const last = Math.max(...events.map(({ id }) => id));
  const times = await wrongTimes(handle, last + lookedAhead);
  return ({ id, at }) => times.some((time) => (id === 0 ? isWithin(at, time) : isOf(id, at, time)));
}

/** The next answer of Salesforce may have come a little later. */
const lookedAhead = 100;

function isWithin(at: Date, { since, until }: WrongTime): boolean {
  return at.getTime() > since && at.getTime() < until;
}

function isOf(id: number, at: Date, time: WrongTime): boolean {
  return id >= time.firstId ? id < time.lastId : at.getTime() > time.aheadOf;
}

async function wrongTimes(handle: DatabaseHandle, idMax: number): Promise<WrongTime[]> {
  const told = await handle
    .select()
    .from(keptEvents)
    .where(
      and(concernsAll, inArray(keptEvents.event, ["clock.wrong", "clock.right"]), lte(keptEvents.id, idMax)),
    )
    .orderBy(asc(keptEvents.id))
    .all();
  const times: WrongTime[] = [];
  for (const [index, { event, id, at, details }] of told.entries()) {
    if (event !== "clock.wrong") continue;
    const end = told.slice(index + 1).find((one) => one.event === "clock.right");
    const ms = Number(details["ms"] ?? 0);
    const since = ms > 0 ? at.getTime() - ms : at.getTime();
    const firstId = ms < 0 ? await firstOfSlow(handle, id, at, -ms) : id;
    const aheadOf = ms > 0 ? since : Infinity;
    times.push({
      firstId,
      lastId: end?.id ?? Infinity,
      aheadOf,
      since,
      until: end?.at.getTime() ?? Infinity,
    });
  }
  return times;
}

/**
 * The first event that a slow clock wrote: the one after the last that bears a time still to come, which it
 * had before it was set back. Where there is none, the first of which it is known.
 */
async function firstOfSlow(
  handle: DatabaseHandle,
  toldId: number,
  at: Date,
  behindMs: number,
): Promise<number> {
  const last = await handle
    .select({ id: keptEvents.id })
    .from(keptEvents)
    .where(
      and(
        gt(keptEvents.at, at),
        lte(keptEvents.at, new Date(at.getTime() + behindMs)),
        lt(keptEvents.id, toldId),
      ),
    )
    .orderBy(desc(keptEvents.id))
    .limit(1)
    .get();
  return last ? last.id + 1 : toldId;
}
