import { readOptions } from "./showSettings.ts";
import { and, count, eq, lt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { say, type Said } from "../reasons/sentence.ts";
import {
  settingNames,
  settingsTable,
  type SettingInput,
  type SettingName,
  readBatchRetention,
  readSettings,
  monthlyQuotaMax,
} from "./settings.ts";
import { leads } from "../database/schema/leads.ts";
import { orgs } from "../database/schema/sessions.ts";
import { instantIn } from "../reasons/inLanguage.ts";
import { keptSince } from "../retention.ts";
import { firstOf } from "../database/rows.ts";

/** One of the values to choose from. */
interface Option {
  value: string;
  label: string | Said;
}

/** A field of the admin page's form. */
interface SettingField {
  setting: SettingName;
  label: Said;
  help: Said | null;
  input: Exclude<SettingInput, { type: "choice" }> | { type: "choice"; options: Option[] };
}

/** The settings that the admin page shows as fields, in their order. */
export async function settingsForm(ctx: RequestContext): Promise<SettingField[]> {
  const pending: Partial<Record<SettingName, Said | null>> = {
    retentionDays: await sayPendingRetention(ctx),
    batchRetentionDays: await sayPendingBatches(ctx),
  };
  const { recordTypes } = await readOptions(ctx);
  const usersOwn = { value: "", label: say("setting-record-type-default") };
  const choices: Partial<Record<SettingName, Option[]>> = { contactRecordType: [usersOwn, ...recordTypes] };
  return settingNames.flatMap((setting): SettingField[] => {
    const { label, help, input } = settingsTable[setting];
    if (!("type" in input)) return [];
    const field = { setting, label: say(label), help: pending[setting] ?? (help ? say(help) : null) };
    if (input.type !== "choice") return [{ ...field, input }];
    const options = choices[setting] ?? [];
    return options.length > 1 ? [{ ...field, input: { type: "choice", options } }] : [];
  });
}

/** The name of a setting in the list of changes. Null for a setting that this version no longer has. */
export function settingLabel(setting: string): Said | null {
  if (setting === "orgBinding") return say("setting-org-binding");
  if (setting === "erasedPeople") return say("setting-erased-people");
  const row = Object.entries(settingsTable).find(([name]) => name === setting)?.[1];
  return row ? say(row.label) : null;
}

/**
 * What the retention time will erase, and when, where nothing goes yet: an admin has shortened it, or the org
 * was there before leads had one.
 */
async function sayPendingRetention({ database, clock, caller }: RequestContext): Promise<Said | null> {
  const { orgId } = caller;
  const org = await firstOf(database.select().from(orgs).where(eq(orgs.id, orgId)));
  const { retentionDays } = await readSettings(database, orgId);
  if (!org?.retentionFrom || retentionDays === null || org.retentionFrom <= clock()) return null;
  const before = keptSince(org.retentionFrom, { days: retentionDays });
  const old = await firstOf(
    database
      .select({ leads: count() })
      .from(leads)
      .where(and(eq(leads.orgId, orgId), lt(leads.updatedAt, before))),
  );
  const date = instantIn(org.retentionFrom, caller.timeZone);
  return say("retention-pending", { date, leads: old?.leads ?? 0 });
}

/** When batches will be erased by a shorter time that an admin has just saved; null where there is none. */
async function sayPendingBatches({ database, clock, caller }: RequestContext): Promise<Said | null> {
  const { orgId, timeZone } = caller;
  const { batchRetentionDays } = await readSettings(database, orgId);
  const { shorterFrom } = await readBatchRetention(database, { orgId, batchRetentionDays }, clock());
  return shorterFrom && say("batch-retention-pending", { date: instantIn(shorterFrom, timeZone) });
}

/**
 * Which numbers a setting takes, by the path of its field: `["undoMinutes"]`, or of a line's quota,
 * `["quotaOverrides", "0", "monthlyQuota"]`. Null where the field is no number.
 */
export function sayNumberRange(path: readonly string[]): Said | null {
  const [setting, line, part] = path;
  if (setting === "quotaOverrides" && line !== undefined && part === "monthlyQuota") {
    const field = say(settingsTable.monthlyQuota.label);
    return say("field-range", { field, min: 1, max: monthlyQuotaMax });
  }
  const row = Object.entries(settingsTable).find(([name]) => name === setting)?.[1];
  if (!row || !("type" in row.input) || row.input.type !== "number") return null;
  const { min, max } = row.input;
  return say("field-range", { field: say(row.label), min, max });
}
