/** Most of them; some have other names, too. To make a format for each question takes much longer. */
const commonZones = new Set(Intl.supportedValuesOf("timeZone"));

/**
 * The time zone, or UTC where it is not known here: Salesforce did not tell it, or its list of time zones is
 * newer than ours.
 */
export function knownTimeZone(timeZone: string | null): string {
  if (timeZone === null) return "UTC";
  if (commonZones.has(timeZone)) return timeZone;
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return "UTC";
    throw error;
  }
}

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
