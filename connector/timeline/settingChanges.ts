import { and, between, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { settingsChanges, type SettingsChange } from "../database/schema/settings.ts";
import { listed, quoted } from "../reasons/names.ts";
import { say } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import type { FoundEvent } from "./findEvents.ts";

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
