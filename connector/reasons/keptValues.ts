import type { SentenceValue } from "../errors.ts";
import { refusals, type RefusalRow } from "./refusals.ts";
import { sentences } from "./sentences.ts";
import { namesIn } from "./template.ts";

/** The values of a refusal's sentence that are nobody's, by their names in it. */
export type KeptValues = Record<string, SentenceValue>;

/**
 * Texts that are kept, by reason and name: what an org or a program calls something, never what somebody
 * typed or is called. Numbers, days, instants and sentences of ours are kept for every reason.
 */
const texts: Readonly<Record<string, Readonly<Record<string, RegExp>>>> = {
  // A picklist value that an admin has chosen.
  "lead-source-inactive": { value: /^.{1,255}$/u },
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
  return value.reason in sentences && (value.values ?? []).every((one) => isKept(one, undefined));
}
