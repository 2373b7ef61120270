import type { SentenceValue } from "../errors.ts";
import { keptValues } from "../reasons/keptValues.ts";
import { afterCommit } from "../database/inTransaction.ts";
import type { EventName, events } from "./events.ts";
import { keepEvent, type Happening } from "./keepEvent.ts";
import type { LogFields } from "./logFields.ts";

/** All fields of an event: what it has not is said to be null. */
type EventIds<Name extends EventName> = {
  [Field in (typeof events)[Name][number]]: LogFields[Field] | null;
};

/**
 * Tells a change of state: keeps it with what is written now, and logs it once that is certain, after the
 * transaction that makes it.
 */
export async function event<Name extends EventName>(
  happening: Happening,
  name: Name,
  ids: EventIds<Name>,
): Promise<void> {
  const given = Object.entries(ids).filter(([, value]) => value !== null && value !== undefined);
  const fields: LogFields = Object.fromEntries(given);
  const { log, database } = happening;
  await keepEvent(happening, name, fields);
  afterCommit(database, () => log?.info({ event: name, ...fields }, "event"));
}

/** The code of a problem, its reason and what may be kept of the reason's values, for an event. */
export function whyOf({ code, members }: { code: string; members?: Record<string, unknown> | undefined }) {
  const reason = typeof members?.["reason"] === "string" ? members["reason"] : null;
  return { code, reason, values: keptValues(reason, members?.["values"] as SentenceValue[] | undefined) };
}

/** Why, where nothing is known. */
export const noReason = { code: null, reason: null, values: null };
