import { listed, quoted } from "../reasons/names.ts";
import { say } from "../reasons/sentence.ts";
import type { Value } from "../reasons/template.ts";
import type { QuotaOverride } from "../settings/quotaOverrides.ts";

/** More lines of a list than these are counted. */
const linesMax = 5;

/** The names of a Lead Source's parts. Any other is the id of a lead list. */
const parts: Readonly<Record<string, Value>> = {
  leadPage: say("value-single-leads"),
  leadList: say("value-lead-lists"),
};

/** The value of a setting, in a sentence. A Lead Source without parts of its own is that of all contacts. */
export function sayValue(value: unknown): Value {
  if (typeof value === "boolean") return say(value ? "value-on" : "value-off");
  if (typeof value === "number") return value;
  if (typeof value === "string") return quoted(value);
  if (Array.isArray(value)) return sayLines(value.map(quotaOf));
  return sayLines(Object.entries(value ?? {}).flatMap(([name, part]) => partOf(name, part)));
}

function quotaOf({ name, monthlyQuota }: QuotaOverride): Value {
  return say("value-named", { name, value: monthlyQuota });
}

function partOf(name: string, part: unknown): Value[] {
  if (part === null || part === undefined) return [];
  if (typeof part === "object") return Object.entries(part).flatMap(([list, value]) => partOf(list, value));
  const value = sayValue(part);
  return [name === "default" ? value : say("value-named", { name: parts[name] ?? name, value })];
}

function sayLines(lines: Value[]): Value {
  if (lines.length === 0) return say("value-none");
  return lines.length > linesMax ? say("value-entries", { count: lines.length }) : listed(lines);
}
