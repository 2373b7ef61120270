import type { SaidInstant } from "../errors.ts";
import { knownTimeZone } from "../timeZone.ts";

/** An instant as a value of a sentence. Who reads it in another time zone is told in which one it is. */
export function instantIn(instant: Date, timeZone: string | null): SaidInstant {
  const at = { instant: instant.toISOString(), timeZone: knownTimeZone(timeZone) };
  return { ...at, text: writeInstant(at, "en") };
}

/**
 * The day and time as a locale writes them: in the reader's time zone, or with the name of the one that they
 * are in: "Dec 1, 2026, 12:00 AM (Europe/Berlin)".
 */
export function writeInstant(
  { instant, timeZone }: Pick<SaidInstant, "instant" | "timeZone">,
  locale: string,
  ofReader?: string,
): string {
  const style = { dateStyle: "medium", timeStyle: "short", timeZone: ofReader ?? timeZone } as const;
  const written = new Intl.DateTimeFormat(locale, style).format(new Date(instant));
  return ofReader === undefined ? `${written} (${timeZone})` : written;
}
