import type { SentenceValue } from "../errors.ts";
import { sentences } from "./sentences.ts";
import { fill, listValues, namesIn, type NamesIn, type Value } from "./template.ts";

export type SentenceKey = keyof typeof sentences;

/** A sentence in an answer: its English words, and the reason and values to translate it by. */
export interface Said {
  text: string;
  reason: SentenceKey;
  values?: SentenceValue[];
}

/** The same where a reason may also be a refusal's, or a code, whose title it is. */
export type SaidFor<Reason extends string> = Omit<Said, "reason"> & { reason: Reason };

/** What a sentence is translated by. */
export type Saying = Pick<Said, "reason" | "values">;

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

/** What stands beside the English words in an answer. */
export function sayingOf<Reason extends string>({
  reason,
  values,
}: SaidFor<Reason>): Pick<SaidFor<Reason>, "reason" | "values"> {
  return { reason, ...(values && { values }) };
}

/** A reason as an answer shows it: the English words, and what they are translated by. */
export function showReason(reason: Said): { reason: string; said: Saying } {
  return { reason: reason.text, said: sayingOf(reason) };
}

/** Several reasons as an answer shows them: two lists in the same order. */
export function showReasons(reasons: Said[]): { reasons: string[]; said: Saying[] } {
  return { reasons: reasons.map(({ text }) => text), said: reasons.map(sayingOf) };
}
