import CURRENCY from "@salesforce/i18n/currency";
import DIR from "@salesforce/i18n/dir";
import LANG from "@salesforce/i18n/lang";
import LOCALE from "@salesforce/i18n/locale";
import TIME_ZONE from "@salesforce/i18n/timeZone";
import listLabel from "@salesforce/label/c.Crosswalk_Text_NameList";
import namedValue from "@salesforce/label/c.Crosswalk_NamedValue";
import contactRole from "@salesforce/label/c.Crosswalk_Text_NameContactRole";
import role from "@salesforce/label/c.Crosswalk_Text_NameRole";
import twoSentences from "@salesforce/label/c.Crosswalk_Sentences";

/** In right-to-left text a value keeps its own direction, whatever stands beside it (Unicode's isolates). */
const isolate = DIR === "rtl" ? (text) => `\u2068${text}\u2069` : (text) => text;

const numberFormat = new Intl.NumberFormat(LOCALE);
const shareFormat = new Intl.NumberFormat(LOCALE, { style: "percent", maximumFractionDigits: 1 });
const pluralRules = new Intl.PluralRules(LANG);
const timeZone = knownTimeZone(TIME_ZONE);
const dateFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone });
const dayFormat = new Intl.DateTimeFormat(LOCALE, { dateStyle: "medium", timeZone: "UTC" });
const dayOfYearFormat = new Intl.DateTimeFormat(LOCALE, { month: "short", day: "numeric", timeZone });
const monthFormat = new Intl.DateTimeFormat(LOCALE, { month: "long", year: "numeric", timeZone: "UTC" });
const dateTimeFormat = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: "medium",
  timeStyle: "short",
  timeZone,
});
const timeFormat = new Intl.DateTimeFormat(LOCALE, { timeStyle: "short", timeZone });
const exactTimeFormat = new Intl.DateTimeFormat(LOCALE, {
  dateStyle: "medium",
  timeStyle: "medium",
  timeZone,
});

/** The time zone, or the browser's own for one that the browser does not know: its list may be older. */
function knownTimeZone(name) {
  try {
    return new Intl.DateTimeFormat(LOCALE, { timeZone: name }).resolvedOptions().timeZone;
  } catch {
    return undefined;
  }
}

/** A number as the user's language writes it. */
export function formatNumber(value) {
  return numberFormat.format(value);
}

/** A share from 0 to 1 as percent, to a tenth. */
export function formatShare(value) {
  return shareFormat.format(value);
}

/**
 * What something is worth, in whole units; null where that isn't known. An org with a single currency does
 * not say which, but the user's is it.
 */
export function formatMoney({ amount, currency }) {
  if (typeof amount !== "number") {
    return null;
  }
  const style = { style: "currency", currency: currency ?? CURRENCY, maximumFractionDigits: 0 };
  return new Intl.NumberFormat(LOCALE, style).format(amount);
}

/** The day of an ISO 8601 time in the user's time zone, which is Salesforce's and not the browser's. */
export function formatDate(value) {
  return dateFormat.format(new Date(value));
}

/** The same without the year, for what is near. */
export function formatDayOfYear(value) {
  return dayOfYearFormat.format(new Date(value));
}

/** A day such as 2026-01-31, the same wherever the user is. */
export function formatDay(value) {
  return dayFormat.format(new Date(value));
}

/** A month such as 2026-01, likewise. */
export function formatMonth(value) {
  return monthFormat.format(new Date(value));
}

/** The day and time of an ISO 8601 time in that time zone. */
export function formatDateTime(value) {
  return dateTimeFormat.format(new Date(value));
}

/** The time alone, for what is near. */
export function formatTime(value) {
  return timeFormat.format(new Date(value));
}

/** The day and time with seconds. */
export function formatExactTime(value) {
  return exactTimeFormat.format(new Date(value));
}

/**
 * Fills the numbered places of a custom label: `formatLabel("{0} of {1}", 3, 10)` is "3 of 10". A long label
 * stands in several lines of its file, which say nothing.
 */
export function formatLabel(label, ...values) {
  const fill = (place, index) => (values[index] == null ? place : isolate(String(values[index])));
  return inOneLine(label).replace(/\{(\d+)\}/g, fill);
}

function inOneLine(label) {
  return label.includes("\n") ? label.replace(/\s*\n\s*/g, " ").trim() : label;
}

/**
 * A label that agrees with a count, which is its first value: the one for a single thing, or the other one.
 * In French, none is singular.
 */
export function formatCount(count, one, other) {
  return formatLabel(pluralRules.select(count) === "one" ? one : other, formatNumber(count));
}

/** A value with its name before it, as "Status: New". */
export function nameValue(name, value) {
  return formatLabel(namedValue, name, value);
}

/** Names or other texts as a list: "Email, Phone". */
export function listOf(texts) {
  return texts.length > 1 ? formatLabel(listLabel, texts[0], listOf(texts.slice(1))) : (texts[0] ?? "");
}

/** The roles of a contact on an opportunity, some of which may have no name; null where there is none. */
export function rolesText(roles) {
  const named = roles.filter(Boolean);
  const unnamed = roles.length > 0 ? contactRole : null;
  return named.length > 0 ? nameValue(role, listOf(named)) : unnamed;
}

/** The sentences that are there, one after the other. */
export function sentencesOf(...sentences) {
  const [first, ...rest] = sentences.filter(Boolean);
  return rest.reduce((before, sentence) => formatLabel(twoSentences, before, sentence), first ?? "");
}

/** The beginning of a sentence in an element of its own, with the space that the language has after it. */
export function beginningOf(text) {
  return formatLabel(twoSentences, text, "");
}

/** First and last name as one text, whichever of them are there. */
export function fullName({ firstName, lastName }) {
  return [firstName, lastName].filter(Boolean).join(" ");
}

/** Texts below each other, for a plain text. */
export function inLines(texts) {
  return texts.join("\n");
}

/** The parts that have a value, joined by a middle dot, which may end a line but begins none. */
export function joinParts(...parts) {
  return parts.filter(Boolean).join("\u00a0· ");
}

/**
 * A text in three parts, with a phone number or an id in the middle: it is never broken in two, and reads
 * from left to right in a text that goes the other way.
 */
export function apart(text, part) {
  const start = part ? text.indexOf(part) : -1;
  if (start < 0) return { before: text };
  return { before: text.slice(0, start), part, after: text.slice(start + part.length) };
}
