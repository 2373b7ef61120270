import { sentences } from "./sentences.ts";
import { fill, namesIn, type NamesIn, type Value } from "./template.ts";

export type SentenceKey = keyof typeof sentences;

/** A sentence in an answer: its English words, and what says them in another language. */
export interface Said {
  text: string;
  reason: SentenceKey;
  values?: Value[];
}

type Values<K extends SentenceKey> = Record<NamesIn<(typeof sentences)[K]>, Value>;

/** A sentence of the table with its values: `say("field-required", { field: "Title" })`. */
export function say<K extends SentenceKey>(
  key: K,
  ...[values]: [NamesIn<(typeof sentences)[K]>] extends [never] ? [] : [values: Values<K>]
): Said {
  const template: string = sentences[key];
  const given: Record<string, Value> = values ?? {};
  const listed = namesIn(template).map((name) => given[name] ?? "");
  return { text: fill(template, given), reason: key, ...(listed.length > 0 && { values: listed }) };
}
