import { and, between, inArray } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { settingsChanges, type SettingsChange } from "../database/schema/settings.ts";
import type { ErrorCode } from "../errors.ts";
import type { SettingName } from "../settings/settingsTable.ts";
import type { FoundEvent } from "./findEvents.ts";

type Change = Pick<SettingsChange, "before" | "after">;

/** From what to what the events' settings were changed. An event and its change have one time. */
export async function settingChanges(
  handle: DatabaseHandle,
  events: readonly FoundEvent[],
): Promise<Map<FoundEvent, Change>> {
  const told = events.filter(({ event }) => event === "setting.changed");
  const [first, last] = [told.at(0), told.at(-1)];
  if (!first || !last) return new Map();
  const orgs = [...new Set(told.flatMap(({ orgId }) => orgId ?? []))];
  const changes = await handle
    .select()
    .from(settingsChanges)
    .where(and(inArray(settingsChanges.orgId, orgs), between(settingsChanges.changedAt, first.at, last.at)))
    .all();
  const keyOf = (orgId: string | null, at: Date, setting: unknown) =>
    JSON.stringify([orgId, at.getTime(), setting]);
  const byKey = new Map(changes.map((one) => [keyOf(one.orgId, one.changedAt, one.setting), one]));
  return new Map(
    told.flatMap((event) => {
      const change = byKey.get(keyOf(event.orgId, event.at, event.details["setting"]));
      return change ? [[event, change] as const] : [];
    }),
  );
}

interface Explained {
  code: ErrorCode;
  reason?: string;
  /** What the change makes of the setting, where not every change explains the refusal. */
  after?: (value: unknown) => boolean;
}

/** What a change of a setting may lead to. */
const explained: Readonly<Partial<Record<SettingName, Explained>>> = {
  createContacts: { code: "creation-disabled", after: (value) => value === false },
  leadSource: { code: "lead-source-missing", reason: "lead-source-missing" },
  monthlyQuota: { code: "quota-exceeded" },
  quotaOverrides: { code: "quota-exceeded" },
  allowanceCeilingPercent: { code: "api-limit-reached", reason: "allowance-ceiling" },
};

/** The changes that explain a refusal or pause: of each setting, the last one before it. */
export function explainingChanges(
  events: readonly FoundEvent[],
  changes: ReadonlyMap<FoundEvent, Change>,
): Set<FoundEvent> {
  const found = new Set<FoundEvent>();
  for (const [setting, { code, reason, after }] of Object.entries(explained)) {
    let last: FoundEvent | undefined;
    for (const event of events) {
      const isOfSetting = event.event === "setting.changed" && event.details["setting"] === setting;
      if (isOfSetting) last = event;
      else if (last && event.code === code && (reason === undefined || event.reason === reason)) {
        if (after === undefined || after(changes.get(last)?.after)) found.add(last);
      }
    }
  }
  return found;
}
