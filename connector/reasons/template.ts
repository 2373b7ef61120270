import type { SentenceValue } from "../errors.ts";

/**
 * A value in a sentence. The panel writes numbers, days (2026-01-31) and instants as the user's language
 * does. A value that is a sentence itself is shown in that language, too.
 */
export type Value = SentenceValue;

/** The names in braces in a sentence: `NamesIn<"{used} of {limit}">` is `"used" | "limit"`. */
export type NamesIn<Template> = Template extends `${string}{${infer Name}}${infer Rest}`
  ? Name | NamesIn<Rest>
  : never;

const place = /\{([a-z]\w*)\}/gi;

/** The names in braces in a text, each once, in the order in which they first occur. */
export function namesIn(template: string): string[] {
  return [...new Set([...template.matchAll(place)].map(([, name = ""]) => name))];
}

/** The English text with its values in place of the names in braces. */
export function fill(template: string, values: Readonly<Record<string, Value>>): string {
  return template.replace(place, (whole, name: string) => {
    const value = values[name] ?? whole;
    if (typeof value === "object") return value.text;
    return typeof value === "number" ? value.toLocaleString("en") : value;
  });
}

/** The values as an answer lists them: in the order of their names in the text. */
export function listValues(
  names: readonly string[],
  values: Readonly<Record<string, Value>>,
): SentenceValue[] {
  return names.map((name) => values[name] ?? "");
}
