import type { SentenceValue } from "../errors.ts";
import { refusals, type RefusalRow } from "./refusals.ts";
import { sentences } from "./sentence.ts";
import { namesIn } from "./template.ts";

/** The values of a refusal's sentence that are nobody's, by their names in it. */
export type KeptValues = Record<string, SentenceValue>;

/** As an admin writes it on an object or a field. */
const label = /^[^\n@]{1,80}$/u;
const apiNames = /^\w{1,80}(?:\.\w{1,80})?(?:, \w{1,80}(?:\.\w{1,80})?)*$/;
const code = /^[A-Z][A-Z0-9_]{1,59}$/;
const ownId = /^[\da-f]{8}(?:-[\da-f]{4}){3}-[\da-f]{12}$/;

/**
 * Texts that are kept, by reason and name: what an org or a program calls something, never what somebody
 * typed or is called. Numbers, days, instants and sentences of ours are kept for every reason.
 */
const texts: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  // A picklist value that an admin has chosen.
  "lead-source-inactive": { value: /^.{1,255}$/u },
  // Labels and API names of objects and fields.
  "no-create": { object: label },
  "no-read": { object: label },
  "no-read-required": { object: label },
  "undo-not-looked": { objects: label },
  "no-field": { field: apiNames },
  "no-edit": { labels: label, fields: apiNames },
  // A code of Salesforce's, without a description that may quote somebody.
  "sign-in-failed": { name: code },
  "no-sign-in-there": { name: code },
  "sign-in-refused": { words: code },
  "renewal-refused": { words: code },
  "lead-not-in-batch": { lead: ownId },
  "lead-not-in-list": { lead: ownId },
  "row-not-failed": { lead: ownId },
  "row-under-way": { lead: ownId },
  "no-such-lead-id": { lead: ownId },
  // The endpoint that is missing. What follows its first word may be somebody's.
  "no-such-path": { request: /^[A-Z]{3,7} \/v\d{1,2}\/[a-z-]{1,40}$/ },
};

const day = /^\d{4}-\d{2}-\d{2}$/;

/** What of a refusal's values may be kept with an event; null where nothing may. */
export function keptValues(
  reason: string | null,
  values: readonly SentenceValue[] | undefined,
): KeptValues | null {
  if (reason === null || values === undefined) return null;
  const kept = valueNames(reason).flatMap((name, index) => {
    const value = values[index];
    return value !== undefined && isKept(value, texts[reason]?.[name]) ? [[name, value] as const] : [];
  });
  return kept.length > 0 ? Object.fromEntries(kept) : null;
}

/** The names of a refusal's values, in the order in which an answer lists them. */
export function valueNames(reason: string): string[] {
  const rows: Readonly<Record<string, RefusalRow | undefined>> = refusals;
  const { detail = "", action = "" } = rows[reason] ?? {};
  return namesIn(`${detail} ${action}`);
}

function isKept(value: SentenceValue, text: RegExp | undefined): boolean {
  if (typeof value === "number") return true;
  if (typeof value === "string") return day.test(value) || text?.test(value) === true;
  if ("instant" in value) return true;
  return value.reason in sentences && (value.values ?? []).every((one) => isKept(one, text));
}
