import { say, type Said } from "../reasons/sentence.ts";
import { monthlyQuotaMax } from "./quotaOverrides.ts";
import { settingsTable } from "./settingsTable.ts";

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
