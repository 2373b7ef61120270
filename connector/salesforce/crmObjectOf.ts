/** Key prefixes are the same in every org. */
const objectByPrefix: Record<string, "Contact" | "Lead" | undefined> = { "003": "Contact", "00Q": "Lead" };

/** Which of the two objects a record id names; null for ids of anything else. */
export function crmObjectOf(recordId: string): "Contact" | "Lead" | null {
  return objectByPrefix[recordId.slice(0, 3)] ?? null;
}
