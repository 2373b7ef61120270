import type { Said } from "../reasons/sentence.ts";
import type { FailureCauses } from "./readFailureCauses.ts";
import type { FailurePage } from "./readFailures.ts";
import type { Timeline } from "./readTimeline.ts";

/** A timeline as the API answers it: times in ISO 8601. */
export function answerOf({ about, entries, outcome, notes }: Timeline) {
  return {
    about: shown(about),
    entries: entries.map(({ at, text, cause, remedy, ...entry }) => ({
      ...entry,
      at: at.toISOString(),
      ...shown(text),
      cause: cause && { code: cause.code, reason: cause.reason, ...shown(cause.text) },
      remedy: remedy && shown(remedy),
    })),
    outcome: outcome.map(shown),
    notes: notes.map(shown),
  };
}

/** Failures likewise. */
export function answerOfFailures({ items, ...page }: FailurePage) {
  return {
    ...page,
    items: items.map(({ at, cause, ...failure }) => ({
      ...failure,
      at: at.toISOString(),
      code: cause.code,
      cause: shown(cause.text),
      remedy: shown(cause.remedy),
    })),
  };
}

/** Failures by their cause likewise. */
export function answerOfFailureCauses({ items, ...rest }: FailureCauses) {
  return {
    ...rest,
    items: items.map(({ key, newestAt, cause, ...counted }) => ({
      ...counted,
      key,
      newestAt: newestAt.toISOString(),
      code: cause.code,
      cause: shown(cause.text),
      remedy: shown(cause.remedy),
    })),
  };
}

function shown({ text, reason, values }: Said) {
  return { text: { text, reason, ...(values && { values }) } };
}
