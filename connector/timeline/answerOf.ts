import { sayingOf } from "../reasons/sentence.ts";
import type { Timeline } from "./readTimeline.ts";

/** A timeline as the API answers it: each sentence in English and as `said`, times in ISO 8601. */
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

function shown<Sentence extends Parameters<typeof sayingOf>[0]>(sentence: Sentence) {
  return { text: sentence.text, said: sayingOf(sentence) };
}
