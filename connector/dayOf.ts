/**
 * The day of an instant where the user is, as `2026-01-31`: in the time zone of their Salesforce user, or in
 * UTC where that is not known. Salesforce's list of time zones may be newer than ours.
 */
export function dayOf(instant: Date, { timeZone }: { timeZone: string | null }): string {
  try {
    return formatIn(timeZone ?? "UTC").format(instant);
  } catch (error) {
    if (error instanceof RangeError) return formatIn("UTC").format(instant);
    throw error;
  }
}

/** Swedish writes days as ISO 8601 does. */
const formatIn = (timeZone: string) => new Intl.DateTimeFormat("sv", { timeZone, dateStyle: "short" });
