import { type LocalDate, addDays, addMonths, startOfWeek } from "./localDate.ts";

/** The days of a date literal, from the first to before the second. */
type DayRange = [LocalDate, LocalDate];

type Unit = "DAY" | "WEEK" | "MONTH" | "QUARTER" | "YEAR";

const monthsOf = { MONTH: 1, QUARTER: 3, YEAR: 12 } as const;

/**
 * The unit that holds `day`, moved by `by` units. `firstMonth`: 1 to 12, in which the (fiscal) year begins.
 */
function unitStart(unit: Unit, day: LocalDate, by: number, firstMonth: number): LocalDate {
  if (unit === "DAY") return addDays(day, by);
  if (unit === "WEEK") return addDays(startOfWeek(day), by * 7);
  const months = monthsOf[unit];
  const past = (day.month - firstMonth + 12) % months;
  const start = addMonths({ year: day.year, month: day.month, day: 1 }, -past);
  return addMonths(start, by * months);
}

/**
 * The days of a literal such as `TODAY` or `LAST_N_MONTHS:3`, relative to `today`; undefined for an unknown
 * literal.
 */
export function dayRange(literal: string, today: LocalDate, fiscalFirstMonth: number): DayRange | undefined {
  const [name = "", number] = literal.toUpperCase().replaceAll(/\s/g, "").split(":");
  const count = Number(number ?? "0");
  const days = (from: number, to: number): DayRange => [addDays(today, from), addDays(today, to)];
  switch (name) {
    case "YESTERDAY":
      return days(-1, 0);
    case "TODAY":
      return days(0, 1);
    case "TOMORROW":
      return days(1, 2);
    case "LAST_90_DAYS":
      return days(-90, 1);
    case "NEXT_90_DAYS":
      return days(1, 91);
    // LAST_N_DAYS includes today; NEXT_N_DAYS begins tomorrow.
    case "LAST_N_DAYS":
      return days(-count, 1);
    case "NEXT_N_DAYS":
      return days(1, count + 1);
  }
  const match =
    /^(LAST|THIS|NEXT)_(N_)?(FISCAL_)?(WEEK|MONTH|QUARTER|YEAR)S?$/.exec(name) ??
    /^()(N_)(FISCAL_)?(DAY|WEEK|MONTH|QUARTER|YEAR)S_AGO$/.exec(name);
  if (!match) return undefined;
  const [, direction, many, fiscal, unitName] = match;
  const unit = unitName as Unit;
  const first = fiscal ? fiscalFirstMonth : 1;
  const units = (from: number, to: number): DayRange => [
    unitStart(unit, today, from, first),
    unitStart(unit, today, to, first),
  ];
  if (direction === "") return units(-count, -count + 1);
  if (direction === "THIS") return units(0, 1);
  if (direction === "LAST") return units(many ? -count : -1, 0);
  return units(1, many ? count + 1 : 2);
}
