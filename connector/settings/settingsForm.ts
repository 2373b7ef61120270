import type { RequestContext } from "../context.ts";
import { say, type Said } from "../reasons/sentence.ts";
import { sayPendingBatches, sayPendingRetention } from "./sayPendingRetention.ts";
import { settingNames, settingsTable, type SettingInput, type SettingName } from "./settingsTable.ts";

/** A field of the admin page's form. */
interface SettingField {
  setting: SettingName;
  label: Said;
  help: Said | null;
  input: SettingInput;
}

/** The settings that the admin page shows as fields, in their order. */
export async function settingsForm(ctx: RequestContext): Promise<SettingField[]> {
  const pending: Partial<Record<SettingName, Said | null>> = {
    retentionDays: await sayPendingRetention(ctx),
    batchRetentionDays: await sayPendingBatches(ctx),
  };
  return settingNames.flatMap((setting) => {
    const { label, help, input } = settingsTable[setting];
    if (!("type" in input)) return [];
    const usual = help ? say(help) : null;
    return [{ setting, label: say(label), help: pending[setting] ?? usual, input }];
  });
}

/** The name of a setting in the list of changes. Null for a setting that this version no longer has. */
export function settingLabel(setting: string): Said | null {
  if (setting === "orgBinding") return say("setting-org-binding");
  if (setting === "erasedPeople") return say("setting-erased-people");
  const row = Object.entries(settingsTable).find(([name]) => name === setting)?.[1];
  return row ? say(row.label) : null;
}
