import { and, asc, inArray, lte } from "drizzle-orm";
import type { DatabaseHandle } from "../database/open.ts";
import { concernsAll, keptEvents } from "../database/schema/events.ts";
import type { FoundEvent } from "./findEvents.ts";

/** A time in which the clock was wrong: by event, as the clock itself says nothing. */
interface WrongTime {
  firstId: number;
  lastId: number;
  /** By the wrong clock. */
  since: number;
  until: number;
}

/**
 * Whether an entry was written by a clock that was wrong. That is found out at the next answer of Salesforce:
 * what was kept before it at a time that had not come yet was written by it, too.
 */
export function wrongClock(
  handle: DatabaseHandle,
  events: readonly FoundEvent[],
): (event: FoundEvent) => boolean {
  const last = Math.max(...events.map(({ id }) => id));
  const times = wrongTimes(handle, last + lookedAhead);
  return ({ id, at }) => times.some((time) => (id === 0 ? isWithin(at, time) : isOf(id, at, time)));
}

/** The next answer of Salesforce may have come a little later. */
const lookedAhead = 100;

function isWithin(at: Date, { since, until }: WrongTime): boolean {
  return at.getTime() > since && at.getTime() < until;
}

function isOf(id: number, at: Date, time: WrongTime): boolean {
  return id >= time.firstId ? id < time.lastId : at.getTime() > time.since;
}

function wrongTimes(handle: DatabaseHandle, idMax: number): WrongTime[] {
  const told = handle
    .select()
    .from(keptEvents)
    .where(
      and(concernsAll, inArray(keptEvents.event, ["clock.wrong", "clock.right"]), lte(keptEvents.id, idMax)),
    )
    .orderBy(asc(keptEvents.id))
    .all();
  return told.flatMap(({ event, id, at, details }, index) => {
    if (event !== "clock.wrong") return [];
    const end = told.slice(index + 1).find((one) => one.event === "clock.right");
    const aheadMs = Math.max(0, Number(details["ms"] ?? 0));
    const since = aheadMs > 0 ? at.getTime() - aheadMs : at.getTime();
    return [{ firstId: id, lastId: end?.id ?? Infinity, since, until: end?.at.getTime() ?? Infinity }];
  });
}
