import { policyOf, type SentenceValue } from "../errors.ts";
import type { ShownProblem } from "../problems.ts";
import { catalog } from "./catalog.ts";
import { documents } from "./documents.ts";
import { writeInstant } from "./instantIn.ts";
import { fill, type NamesIn, type Value } from "./template.ts";
import { translations } from "./translations.ts";

type DocumentKey = keyof typeof documents;

/** Keys of texts that take no values. */
type PlainDocumentKey = {
  [K in DocumentKey]: [NamesOf<K>] extends [never] ? K : never;
}[DocumentKey];

type NamesOf<K extends DocumentKey> = NamesIn<(typeof documents)[K]>;

/** By BCP 47 tag: Salesforce names a language `pt_BR`, which Intl and browsers know as `pt-BR`. */
const byTag = new Map([...translations].map(([name, texts]) => [name.replaceAll("_", "-"), texts]));

/** The languages of files and pages, as BCP 47 tags, e.g. `pt-BR`. */
export const languages: readonly string[] = ["en", ...byTag.keys()];

/** A sentence of an answer: its English words, and what they are translated by, where that is known. */
interface Sentence {
  text: string;
  reason?: string;
  values?: readonly Value[];
}

/** The texts of the connector in one language. */
export interface Words {
  language: string;
  /** A text in a file or page of the connector's own. */
  write<K extends DocumentKey>(
    key: K,
    ...values: [NamesOf<K>] extends [never] ? [] : [values: Record<NamesOf<K>, Value>]
  ): string;
  /** The heading of a column in a file: a document's own, or a sentence that the panel has, too. */
  heading(of: PlainDocumentKey | Sentence): string;
  /** A sentence of an answer. */
  text(sentence: Sentence): string;
  /** A problem's title, what happened, and what to do next. Salesforce's own words stay as they are. */
  problem(problem: ShownProblem): { title: string; detail: string; action: string };
}

const namesById = new Map(catalog().map(({ kind, key, names }) => [`${kind}:${key}`, names]));

/** The texts in a language, by its tag. English where the language or a text of it has no translation. */
export function inLanguage(language: string): Words {
  const translation = byTag.get(language);
  // Made where there is a day to write: it takes longer than all else here, and most answers have none.
  let dayFormat: Intl.DateTimeFormat | undefined;

  function translated(id: string, values: Readonly<Record<string, Value>>): string | undefined {
    const template = translation?.[id];
    if (template === undefined) return undefined;
    const filled = Object.entries(values).map(([name, value]) => [name, written(value)]);
    return fill(template, Object.fromEntries(filled) as Record<string, string>);
  }

  /** The translation of a text, with values in the order in which an answer lists them. */
  function said(id: string, values: readonly Value[] = []): string | undefined {
    const named = (namesById.get(id) ?? []).map((name, index) => [name, values[index] ?? ""]);
    return translated(id, Object.fromEntries(named) as Record<string, Value>);
  }

  function written(value: Value): string {
    if (typeof value === "object") return "instant" in value ? writeInstant(value, language) : text(value);
    if (typeof value === "number") return value.toLocaleString(language);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
    dayFormat ??= new Intl.DateTimeFormat(language, { dateStyle: "medium", timeZone: "UTC" });
    return dayFormat.format(new Date(value));
  }

  /**
   * Looks among the refusals, too, whose detail may stand beside a field, and among the codes, whose title
   * may be all that is known.
   */
  function text({ text: english, reason, values }: Sentence): string {
    const ids = ["text", "detail", "title"].map((kind) => `${kind}:${reason}`);
    return ids.map((id) => said(id, values)).find((found) => found !== undefined) ?? english;
  }

  function detailOf(
    { code, reason, detail, title, values, fields = [] }: Reasoned,
    ownTitle: string,
  ): string {
    const known = said(`detail:${reason}`, values);
    if (known !== undefined) return known;
    if (detail === title) return ownTitle;
    const isOfFields =
      reason === code &&
      policyOf({ code }).detailIsFields &&
      fields.some((field) => field.reason !== undefined);
    return isOfFields ? fields.map((field) => text({ ...field, text: field.message })).join(" ") : detail;
  }

  return {
    language,
    text,
    write: (key, ...[values]) =>
      translated(`document:${key}`, values ?? {}) ?? fill(documents[key], values ?? {}),
    heading: (of) =>
      typeof of === "object" ? text(of) : (translated(`document:${of}`, {}) ?? documents[of]),
    problem(problem) {
      const { code, reason = "", title: english, action, values } = problem as Reasoned;
      const title = said(`title:${reason}`) ?? said(`title:${code}`) ?? english;
      const next = said(`action:${reason}`, values) ?? (reason && said(`action:${code}`));
      return { title, detail: detailOf(problem, title), action: next || action };
    },
  };
}

/** A problem with what it is translated by. */
interface Reasoned extends ShownProblem {
  reason?: string;
  values?: SentenceValue[];
}
