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
