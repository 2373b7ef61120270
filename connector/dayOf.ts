import { knownTimeZone } from "./timeZone.ts";

/**
 * The day of an instant where the user is, as `2026-01-31`: in the time zone of their Salesforce user, or in
 * UTC where that is not known.
 */
export function dayOf(instant: Date, { timeZone }: { timeZone: string | null }): string {
  return daysIn(timeZone)(instant);
}

/** Gives the days of instants in a time zone: for several of them, since a format takes long to make. */
export function daysIn(timeZone: string | null): (instant: Date) => string {
  // Swedish writes days as ISO 8601 does.
  const format = new Intl.DateTimeFormat("sv", { timeZone: knownTimeZone(timeZone), dateStyle: "short" });
  return (instant) => format.format(instant);
}
