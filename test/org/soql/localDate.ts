/** A day of the calendar; months 1 to 12. */
export interface LocalDate {
  year: number;
  month: number;
  day: number;
}

const dayMilliseconds = 86_400_000;

function fromUtc(milliseconds: number): LocalDate {
  const date = new Date(milliseconds);
  return { year: date.getUTCFullYear(), month: date.getUTCMonth() + 1, day: date.getUTCDate() };
}

const toUtc = ({ year, month, day }: LocalDate): number => Date.UTC(year, month - 1, day);

export function addDays(date: LocalDate, days: number): LocalDate {
  return fromUtc(toUtc(date) + days * dayMilliseconds);
}

export function addMonths(date: LocalDate, months: number): LocalDate {
  return fromUtc(Date.UTC(date.year, date.month - 1 + months, date.day));
}

/** Sunday, with which weeks begin in the practice org's locale. */
export function startOfWeek(date: LocalDate): LocalDate {
  return addDays(date, -new Date(toUtc(date)).getUTCDay());
}

export function dateText({ year, month, day }: LocalDate): string {
  return `${String(year).padStart(4, "0")}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function offsetAt(instant: number, zone: string): number {
  let format = formats.get(zone);
  if (!format) {
    format = new Intl.DateTimeFormat("en-US", {
      timeZone: zone,
      hourCycle: "h23",
      year: "numeric",
      month: "numeric",
      day: "numeric",
      hour: "numeric",
      minute: "numeric",
      second: "numeric",
    });
    formats.set(zone, format);
  }
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const local = Date.UTC(
    parts["year"] ?? 0,
    (parts["month"] ?? 1) - 1,
    parts["day"],
    parts["hour"],
    parts["minute"],
    parts["second"],
  );
  return local - Math.floor(instant / 1000) * 1000;
}

export function localDateAt(instant: Date, zone: string): LocalDate {
  return fromUtc(instant.getTime() + offsetAt(instant.getTime(), zone));
}

/** The time, as stored (`YYYY-MM-DDTHH:MM:SS.sssZ`), at which the day begins in the zone. */
export function startOfDay(date: LocalDate, zone: string): string {
  const midnight = toUtc(date);
  const guess = midnight - offsetAt(midnight, zone);
  return new Date(midnight - offsetAt(guess, zone)).toISOString();
}

/** A stored time in the zone's local time, in the same form. */
export function inZone(instant: string, zone: string): string {
  const milliseconds = Date.parse(instant);
  return Number.isNaN(milliseconds)
    ? instant
    : new Date(milliseconds + offsetAt(milliseconds, zone)).toISOString();
}
