import type { SaidInstant } from "../errors.ts";
import { knownTimeZone } from "../timeZone.ts";

/** An instant as a value of a sentence. Who reads it in another time zone is told in which one it is. */
export function instantIn(instant: Date, timeZone: string | null): SaidInstant {
  const at = { instant: instant.toISOString(), timeZone: knownTimeZone(timeZone) };
  return { ...at, text: writeInstant(at, "en") };
}

/** The day and time in a language, with the time zone: "Dec 1, 2026, 12:00 AM (Europe/Berlin)". */
export function writeInstant(
  { instant, timeZone }: Pick<SaidInstant, "instant" | "timeZone">,
  language: string,
): string {
  const format = new Intl.DateTimeFormat(language, { dateStyle: "medium", timeStyle: "short", timeZone });
  return `${format.format(new Date(instant))} (${timeZone})`;
}
