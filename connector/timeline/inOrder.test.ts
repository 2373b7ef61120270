import { expect, it } from "vitest";
import type { FoundEvent } from "./findEvents.ts";
import { inOrder } from "./inOrder.ts";

const at = new Date("2026-03-01T10:32:00Z");
const later = new Date(at.getTime() + 5);

const happened = (event: string, changes: Partial<FoundEvent> = {}) =>
  ({ id: 0, at, event, creationId: "creation-1", details: {}, ...changes }) as FoundEvent;

const names = (...events: FoundEvent[]) => inOrder(events).map(({ event }) => event);

it("what leads to something comes before it, also in one millisecond", () => {
  expect(
    names(
      happened("request.refused", { id: 3 }),
      happened("row.failed", { id: 2 }),
      happened("creation.failed", { id: 1 }),
      happened("creation.sent"),
      happened("creation.reserved"),
    ),
  ).toEqual(["creation.reserved", "creation.sent", "creation.failed", "row.failed", "request.refused"]);
});

it("a contact is found before its creation is told", () => {
  const created = happened("creation.created", { id: 1 });
  expect(names(created, happened("creation.reconciled", { id: 2, at: later }))).toEqual([
    "creation.reconciled",
    "creation.created",
  ]);
});

it("a connector that was killed ended at its last sign of life, not when that was found", () => {
  const killed = happened("connector.killed", { id: 1, at: later, details: { seenAt: at.toISOString() } });
  expect(
    names(killed, happened("creation.unknown", { id: 2, at: later }), happened("creation.sent")),
  ).toEqual(["creation.sent", "connector.killed", "creation.unknown"]);
});
