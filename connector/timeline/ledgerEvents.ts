import { and, desc, eq, inArray, between } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { creations, type Creation } from "../database/schema/contacts.ts";
import { noSubject } from "../database/schema/events.ts";
import { noReason, whyOf } from "../log/event.ts";
import { fieldsOf } from "../log/logFields.ts";
import type { FoundEvent } from "./findEvents.ts";
import { settingsChanges, type SettingsChange } from "../database/schema/settings.ts";
import { listed, quoted } from "../reasons/fieldErrors.ts";
import { say } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";

/** Creations that are read at most. */
const creationsMax = 200;

/**
 * What the ledger tells of leads, besides the events that are kept: when a contact was sent, and its end
 * where that is longer ago than events are kept.
 */
export async function ledgerEvents(
  handle: DatabaseHandle,
  leadIds: string[],
  orgId: string | null,
  kept: readonly FoundEvent[],
): Promise<FoundEvent[]> {
  const rows = await handle
    .select()
    .from(creations)
    .where(and(inArray(creations.leadId, leadIds), orgId === null ? undefined : eq(creations.orgId, orgId)))
    .orderBy(desc(creations.createdAt))
    .limit(creationsMax);
  const told = new Set(kept.map(({ creationId }) => creationId));
  return rows.flatMap((row) => [
    ...(row.sentAt === null ? [] : [eventOf(row, "creation.sent", row.sentAt)]),
    ...(row.settledAt === null || told.has(row.id) ? [] : [endOf(row)]),
  ]);
}

/** How a creation ended, as its event told it. */
export function endOf(row: Creation): FoundEvent {
  // A contact that was created has the problem of its undo.
  const problem = row.state === "created" ? null : row.problem;
  const { values, ...why } = problem ? whyOf(problem) : noReason;
  const details = Object.entries({ values, ...fieldsOf(problem?.fields) }).filter(
    ([, value]) => value !== null,
  );
  return {
    ...eventOf(row, `creation.${row.state}`, row.settledAt ?? row.createdAt),
    ...why,
    contactId: row.contactId,
    details: Object.fromEntries(details),
  };
}

function eventOf({ id, orgId, userId, batchId, leadId }: Creation, event: string, ms: number): FoundEvent {
  return {
    ...noSubject,
    id: 0,
    at: new Date(ms),
    event,
    ...{ orgId, userId, batchId, leadId, creationId: id },
    details: {},
    count: 1,
    leadIds: [leadId],
    isErased: false,
  };
}

export type Change = Pick<SettingsChange, "before" | "after">;

/** From what to what the events' settings were changed. An event and its change have one time. */
export async function settingChanges(
  handle: DatabaseHandle,
  events: readonly FoundEvent[],
): Promise<(event: FoundEvent) => Change | undefined> {
  const told = events.filter(({ event }) => event === "setting.changed");
  const times = told.map(({ at }) => at).toSorted((one, other) => one.getTime() - other.getTime());
  const [first, last] = [times.at(0), times.at(-1)];
  if (!first || !last) return () => undefined;
  const orgIds = [...new Set(told.flatMap(({ orgId }) => orgId ?? []))];
  const changes = await handle
    .select()
    .from(settingsChanges)
    .where(and(inArray(settingsChanges.orgId, orgIds), between(settingsChanges.changedAt, first, last)));
  const keyOf = (orgId: string | null, at: Date, setting: unknown) =>
    JSON.stringify([orgId, at.getTime(), setting]);
  const byKey = new Map(changes.map((one) => [keyOf(one.orgId, one.changedAt, one.setting), one]));
  return ({ orgId, at, details }) => byKey.get(keyOf(orgId, at, details["setting"]));
}

/** The value of a setting, in a sentence: of one with parts, what they are set to; of a list, its length. */
export function sayValue(value: unknown): Value {
  if (typeof value === "boolean") return say(value ? "value-on" : "value-off");
  if (typeof value === "number") return value;
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return value.length;
  const parts = Object.values(value ?? {}).flatMap(textsIn);
  return parts.length > 0 ? listed(parts.map(quoted)) : say("value-none");
}

function textsIn(part: unknown): string[] {
  return typeof part === "string" ? [part] : Object.values(part ?? {}).flatMap(textsIn);
}
