/** Key prefixes are the same in every org. */
const objectByPrefix: Record<string, "Contact" | "Lead" | undefined> = { "003": "Contact", "00Q": "Lead" };

/** The object of a record id by its prefix; null for other objects. */
export function crmObjectOf(recordId: string): "Contact" | "Lead" | null {
  return objectByPrefix[recordId.slice(0, 3)] ?? null;
}
