import { dayOf, daysIn } from "../dayOf.ts";

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;

/** The calendar month of an instant in a time zone, `YYYY-MM`. */
export function monthOf(instant: Date, timeZone: string | null): string {
  return dayOf(instant, { timeZone }).slice(0, 7);
}

/**
 * The instant at which the month after `month` (`YYYY-MM`) begins in a time zone. It is looked for, since
 * clocks may change at midnight: a month can begin at one o'clock.
 */
export function endOfMonth(month: string, timeZone: string | null): Date {
  const [year = 0, number = 1] = month.split("-").map(Number);
  const inUtc = Date.UTC(year, number, 1);
  const dayIn = daysIn(timeZone);
  // No time zone is further from UTC than 14 hours, and all are whole minutes from it.
  let within = inUtc - 15 * hourMs;
  let after = inUtc + 15 * hourMs;
  while (after - within > minuteMs) {
    const middle = within + Math.floor((after - within) / 2 / minuteMs) * minuteMs;
    if (dayIn(new Date(middle)).slice(0, 7) > month) after = middle;
    else within = middle;
  }
  return new Date(after);
}
