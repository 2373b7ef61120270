import type { SaidInstant } from "../errors.ts";

/** An instant as the times of the command's entries are written, and the log's. */
export function isoInstant(at: Date): SaidInstant {
  return { instant: at.toISOString(), timeZone: "UTC", text: at.toISOString() };
}
