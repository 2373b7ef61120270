import { inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { users } from "../database/schema/sessions.ts";
import type { FoundEvent } from "./findEvents.ts";
import { explainingChanges, settingChanges } from "./settingChanges.ts";
import { wrongClock } from "./wrongClock.ts";

/** What an event alone doesn't tell, but those around it do. */
export interface EventInContext extends FoundEvent {
  username: string | null;
  byWrongClock: boolean;
  /** Of a setting: from what to what. */
  change: { before: unknown; after: unknown } | null;
  /** Of a setting: whether what follows was refused because of it. */
  explains: boolean;
  /** Of a batch's pause: whether it was paused before, and could not continue. */
  isPausedStill: boolean;
  /** Of a contact that was found: when the request was sent that had created it. */
  sentAt: Date | null;
  /** Whether the connector runs again after it. */
  startedAgain: boolean;
  /** Of a batch's row: why its creation failed, which says more than the row. */
  creation: Pick<FoundEvent, "code" | "reason" | "details"> | null;
}

/** The events of a timeline, in their order, with what the others tell of them. */
export async function inContext(
  handle: DatabaseHandle,
  events: readonly FoundEvent[],
): Promise<EventInContext[]> {
  if (events.length === 0) return [];
  const names = await namesOf(handle, events);
  const changes = await settingChanges(handle, events);
  const explaining = explainingChanges(events, changes);
  const isByWrongClock = await wrongClock(handle, events);
  const sent = byCreation(events, "creation.sent");
  const failed = byCreation(events, "creation.failed");
  const lastStart = events.findLastIndex(({ event }) => event === "connector.started");
  const paused = pausedStill(events);
  return events.map((event, index) => ({
    ...event,
    username: names.get(event.userId ?? "") ?? null,
    byWrongClock: !event.event.startsWith("clock.") && isByWrongClock(event),
    change: changes.get(event) ?? null,
    explains: explaining.has(event),
    isPausedStill: paused.has(event),
    sentAt: event.details["call"] ? null : (sent.get(event.creationId ?? "")?.at ?? null),
    startedAgain: lastStart > Math.min(index, killedBefore(events, index)),
    creation: event.event === "row.failed" ? (failed.get(event.creationId ?? "") ?? null) : null,
  }));
}

/** Where the connector was last killed until then: what it left is told by one that has started since. */
function killedBefore(events: readonly FoundEvent[], index: number): number {
  const killed = events.findLastIndex(({ event }, at) => at <= index && event === "connector.killed");
  return killed === -1 ? index : killed;
}

/** A user who is forgotten has the id as a name. */
async function namesOf(handle: DatabaseHandle, events: readonly FoundEvent[]): Promise<Map<string, string>> {
  const ids = [...new Set(events.flatMap(({ userId }) => userId ?? []))];
  const found = await handle
    .select({ id: users.id, username: users.username })
    .from(users)
    .where(inArray(users.id, ids))
    .all();
  return new Map(found.filter(({ id, username }) => id !== username).map((one) => [one.id, one.username]));
}

function byCreation(events: readonly FoundEvent[], name: string): Map<string, FoundEvent> {
  return new Map(
    events.filter(({ event }) => event === name).map((event) => [event.creationId ?? "", event]),
  );
}

/** Pauses that follow another one of the same batch, which had not continued in between. */
function pausedStill(events: readonly FoundEvent[]): Set<FoundEvent> {
  const lastOf = new Map<string, string>();
  const found = new Set<FoundEvent>();
  for (const event of events) {
    const { batchId, event: name } = event;
    if (batchId === null || !name.startsWith("batch.")) continue;
    if (name === "batch.paused" && lastOf.get(batchId) === name) found.add(event);
    lastOf.set(batchId, name);
  }
  return found;
}
