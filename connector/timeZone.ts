/**
 * The time zone, or UTC where it is not known here: Salesforce did not tell it, or its list of time zones is
 * newer than ours.
 */
export function knownTimeZone(timeZone: string | null): string {
  if (timeZone === null) return "UTC";
  try {
    new Intl.DateTimeFormat("en", { timeZone });
    return timeZone;
  } catch (error) {
    if (error instanceof RangeError) return "UTC";
    throw error;
  }
}
