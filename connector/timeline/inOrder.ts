import type { FoundEvent } from "./findEvents.ts";

/** What comes first of one instant: what led to the other. Anything else is in between, as it was kept. */
const ranks: Readonly<Record<string, number>> = {
  "creation.reserved": -5,
  "creation.sent": -4,
  "creation.pending": -3,
  "connector.killed": -2,
  "creation.reconciled": -1,
  "row.waiting": 1,
  "row.failed": 1,
  "row.skipped": 1,
  "request.refused": 2,
  "batch.finished": 3,
};

/**
 * By time, then by what leads to what. A connector that was killed ended at its last sign of life, not when
 * the next one found so.
 */
export function inOrder(events: readonly FoundEvent[]): FoundEvent[] {
  const created = new Map(
    events.filter(({ event }) => event === "creation.created").map((event) => [event.creationId, event.at]),
  );
  return events
    .map((event) => atItsTime(event, created))
    .sort(
      (one, other) =>
        one.at.getTime() - other.at.getTime() || rankOf(one) - rankOf(other) || one.id - other.id,
    );
}

function atItsTime(event: FoundEvent, created: ReadonlyMap<string | null, Date>): FoundEvent {
  const { at, details } = event;
  // What was found is stored first, and told then.
  const foundAt = event.event === "creation.reconciled" ? created.get(event.creationId) : undefined;
  if (foundAt && foundAt < at) return { ...event, at: foundAt };
  const seenAt = details["seenAt"];
  if (typeof seenAt !== "string") return event;
  return { ...event, at: new Date(seenAt), details: { ...details, foundAt: at.toISOString() } };
}

function rankOf({ event }: FoundEvent): number {
  return ranks[event] ?? 0;
}
