import {
  accountSentences,
  fieldSentences,
  importSentences,
  matchSentences,
  undoSentences,
} from "./sentences/panel.ts";
import {
  checkSentences,
  orgBindingSentences,
  remedySentences,
  settingSentences,
  signInRemedySentences,
  teamSentences,
} from "./sentences/admin.ts";
import { nameSentences } from "./sentences/names.ts";
import { causeSentences, timelineSentences, valueSentences } from "./sentences/timeline.ts";
import type { SentenceValue } from "../errors.ts";
import { fill, listValues, namesIn, type NamesIn, type Value } from "./template.ts";

/**
 * All sentences of the connector that are no refusals. A name in braces stands for a value.
 */
export const sentences = {
  ...matchSentences,
  ...accountSentences,
  ...importSentences,
  ...fieldSentences,
  ...checkSentences,
  ...teamSentences,
  ...signInRemedySentences,
  ...orgBindingSentences,
  ...nameSentences,
  ...settingSentences,
  ...undoSentences,
  ...timelineSentences,
  ...valueSentences,
  ...causeSentences,
  ...remedySentences,
} as const satisfies Record<string, string>;

export type SentenceKey = keyof typeof sentences;

/**
 * A sentence of ours: its English words, and what it is translated by. Answers have it in the reader's
 * language: see inLanguage.ts.
 */
export interface Said {
  text: string;
  /** The key of a sentence; a refusal's, whose detail it is; or a code, whose title it is. */
  reason: string;
  values?: SentenceValue[];
}

const members = ["text", "reason", "values"];

/** Whether a part of an answer is a sentence, and nothing more than that. */
export function isSaid(part: object): part is Said {
  return "text" in part && "reason" in part && Object.keys(part).every((name) => members.includes(name));
}

type Values<K extends SentenceKey> = Record<NamesIn<(typeof sentences)[K]>, Value>;

/** The names in each sentence, read once, since some sentences are said for thousands of records. */
const namesOf = new Map<string, string[]>(
  Object.entries(sentences).map(([key, template]) => [key, namesIn(template)]),
);

/** A sentence of the table with its values: `say("import-rows-max", { max: 500_000 })`. */
export function say<K extends SentenceKey>(
  key: K,
  ...[values]: [NamesIn<(typeof sentences)[K]>] extends [never] ? [] : [values: Values<K>]
): Said {
  const template: string = sentences[key];
  const given: Record<string, Value> = values ?? {};
  const listed = listValues(namesOf.get(key) ?? [], given);
  return { text: fill(template, given), reason: key, ...(listed.length > 0 && { values: listed }) };
}

/** A sentence of an answer that clients tell from others by its code. */
export interface Coded {
  code: string;
  text: Said;
}

export function coded(text: Said): Coded {
  return { code: text.reason, text };
}
