import { errorCodes } from "../errors.ts";
import type { StoredProblem } from "../problems.ts";
import { refusals, type RefusalRow } from "../reasons/refusals.ts";

/** Stands where something of a person stood. */
export const erasedText = "…";

/**
 * A stored problem as it is kept when a person goes: code and reason, and the reason's sentence without its
 * values. What Salesforce said may quote anything, and the records it names are people too.
 */
export function withoutPeople({ code, members = {} }: StoredProblem): StoredProblem {
  const { reason } = members;
  // An older version may have stored a code that is no more.
  const usual = Object.hasOwn(errorCodes, code) ? errorCodes[code].action : "";
  if (!isReason(reason)) {
    return { code, detail: "", action: usual, ...(reason === code && { members: { reason } }) };
  }
  const { title, whose, detail = "", action = usual }: RefusalRow = refusals[reason];
  const { values } = members;
  return {
    code,
    detail: withoutValues(detail),
    action: withoutValues(action),
    members: {
      reason,
      ...(title !== undefined && { title }),
      ...(whose !== undefined && { whose }),
      ...(Array.isArray(values) && { values: values.map(() => erasedText) }),
    },
  };
}

function isReason(reason: unknown): reason is keyof typeof refusals {
  return typeof reason === "string" && Object.hasOwn(refusals, reason);
}

const withoutValues = (template: string) => template.replace(/\{\w+\}/g, erasedText);
