/** A formula's values: dates and date-times are Date, blank is null. */
export type Value = string | number | boolean | Date | null;

export const isBlank = (value: Value) => value === null || value === "";

/** A value as TEXT and `&` show it. */
export function asText(value: Value): string {
  if (value === null) return "";
  if (!(value instanceof Date)) return String(value);
  const iso = value.toISOString();
  return iso.endsWith("T00:00:00.000Z") ? iso.slice(0, 10) : iso.replace("T", " ").replace(/\.000Z$/, "Z");
}

/** A value in arithmetic: blank counts as zero, a date as days since 1970. */
export function asNumber(value: Value): number {
  if (value instanceof Date) return value.getTime() / 86_400_000;
  return value === null ? 0 : Number(value);
}

export function asMoment(value: Value): Date | null {
  if (value === null || value instanceof Date) return value;
  const moment = new Date(typeof value === "number" ? value * 86_400_000 : String(value));
  return Number.isNaN(moment.getTime()) ? null : moment;
}

const day = (value: Value) => {
  const moment = asMoment(value);
  return moment === null
    ? null
    : new Date(Date.UTC(moment.getUTCFullYear(), moment.getUTCMonth(), moment.getUTCDate()));
};

/** Whether the pattern matches the whole text. An invalid pattern matches nothing. */
function matchesWhole(text: string, pattern: string): boolean {
  try {
    return new RegExp(`^(?:${pattern})$`, "u").test(text);
  } catch {
    return false;
  }
}

/** Functions of values. All their arguments are evaluated first. */
export const functions: Record<string, (...values: Value[]) => Value> = {
  NOT: (value = null) => value !== true,
  ISBLANK: (value = null) => isBlank(value),
  ISNULL: (value = null) => isBlank(value),
  ISNUMBER: (value = null) => !isBlank(value) && Number.isFinite(Number(value)),
  BLANKVALUE: (value = null, otherwise = null) => (isBlank(value) ? otherwise : value),
  NULLVALUE: (value = null, otherwise = null) => (isBlank(value) ? otherwise : value),
  LEN: (value = null) => asText(value).length,
  REGEX: (value = null, pattern = null) => matchesWhole(asText(value), asText(pattern)),
  TEXT: (value = null) => asText(value),
  VALUE: (value = null) => asNumber(value),
  LEFT: (value = null, count = null) => asText(value).slice(0, asNumber(count)),
  RIGHT: (value = null, count = null) => (asNumber(count) > 0 ? asText(value).slice(-asNumber(count)) : ""),
  MID: (value = null, start = null, count = null) =>
    asText(value).slice(asNumber(start) - 1, asNumber(start) - 1 + asNumber(count)),
  UPPER: (value = null) => asText(value).toUpperCase(),
  LOWER: (value = null) => asText(value).toLowerCase(),
  TRIM: (value = null) => asText(value).trim(),
  CONTAINS: (value = null, part = null) => asText(value).includes(asText(part)),
  BEGINS: (value = null, part = null) => asText(value).startsWith(asText(part)),
  INCLUDES: (value = null, one = null) => asText(value).split(";").includes(asText(one)),
  SUBSTITUTE: (value = null, old = null, by = null) => asText(value).replaceAll(asText(old), asText(by)),
  ISPICKVAL: (value = null, wanted = null) => asText(value).toLowerCase() === asText(wanted).toLowerCase(),
  ABS: (value = null) => Math.abs(asNumber(value)),
  ROUND: (value = null, places = null) =>
    Math.round(asNumber(value) * 10 ** asNumber(places)) / 10 ** asNumber(places),
  FLOOR: (value = null) => Math.floor(asNumber(value)),
  CEILING: (value = null) => Math.ceil(asNumber(value)),
  MOD: (value = null, by = null) => asNumber(value) % asNumber(by),
  MAX: (...values) => Math.max(...values.map(asNumber)),
  MIN: (...values) => Math.min(...values.map(asNumber)),
  YEAR: (value = null) => asMoment(value)?.getUTCFullYear() ?? null,
  MONTH: (value = null) => (asMoment(value)?.getUTCMonth() ?? -1) + 1 || null,
  DAY: (value = null) => asMoment(value)?.getUTCDate() ?? null,
  DATE: (year = null, month = null, dayOfMonth = null) =>
    new Date(Date.UTC(asNumber(year), asNumber(month) - 1, asNumber(dayOfMonth))),
  DATEVALUE: (value = null) => day(value),
};

/** Functions that evaluate only some arguments, or that ask how the record changed. */
export const specialFunctions = [
  "AND",
  "OR",
  "IF",
  "CASE",
  "TODAY",
  "NOW",
  "ISNEW",
  "ISCHANGED",
  "PRIORVALUE",
];
