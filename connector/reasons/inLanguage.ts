import { type SaidInstant, policyOf, type FieldError, type SaidText, type SentenceValue } from "../errors.ts";
import { knownTimeZone } from "./timeZone.ts";
import type { ShownProblem } from "./problems.ts";
import { catalog } from "./catalog.ts";
import { documents } from "./documents.ts";
import { isSaid } from "./sentence.ts";
import { fill, type NamesIn, type Value } from "./template.ts";
import { translations } from "./translations.ts";

/** An instant as a value of a sentence. Who reads it in another time zone is told in which one it is. */
export function instantIn(instant: Date, timeZone: string | null): SaidInstant {
  const at = { instant: instant.toISOString(), timeZone: knownTimeZone(timeZone) };
  return { ...at, text: writeInstant(at, "en") };
}

/**
 * The day and time as a locale writes them: in the reader's time zone, or with the name of the one that they
 * are in: "Dec 1, 2026, 12:00 AM (Europe/Berlin)".
 */
function writeInstant(
  { instant, timeZone }: Pick<SaidInstant, "instant" | "timeZone">,
  locale: string,
  ofReader?: string,
): string {
  const style = { dateStyle: "medium", timeStyle: "short", timeZone: ofReader ?? timeZone } as const;
  const written = new Intl.DateTimeFormat(locale, style).format(new Date(instant));
  return ofReader === undefined ? `${written} (${timeZone})` : written;
}

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

/** How the reader writes numbers and days, and where they are. */
export interface Place {
  /** A BCP 47 tag, which may be of another language than the words. The language where it is left out. */
  locale?: string | undefined;
  /** Where it is left out, an instant is written in the org's time zone, which it names. */
  timeZone?: string | undefined;
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
  heading(of: PlainDocumentKey | SaidText): string;
  /** A sentence of an answer. A text is somebody else's, and stays as it is. */
  text(sentence: SaidText | string): string;
  /** A problem's title, what happened, and what to do next. Salesforce's own words stay as they are. */
  problem(problem: ShownProblem): Pick<ShownProblem, "title" | "detail" | "action">;
  /** An answer with texts in the place of its sentences and of the words of its problems. */
  answer(body: unknown): unknown;
}

const texts = catalog();
const namesById = new Map(texts.map(({ kind, key, names }) => [`${kind}:${key}`, names]));
const english = Object.fromEntries(texts.map(({ kind, key, text }) => [`${kind}:${key}`, text]));

/** The texts in a language, by its tag. English where the language or a text of it has no translation. */
export function inLanguage(language: string, place: Place = {}): Words {
  const isElsewhere = place.locale !== undefined || place.timeZone !== undefined;
  const translation = byTag.get(language) ?? (isElsewhere ? english : undefined);
  const locale = place.locale ?? language;
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
    if (typeof value === "object")
      return "instant" in value ? writeInstant(value, locale, place.timeZone) : text(value);
    if (typeof value === "number") return value.toLocaleString(locale);
    if (!/^\d{4}-\d{2}-\d{2}$/.test(value)) return value;
    dayFormat ??= new Intl.DateTimeFormat(locale, { dateStyle: "medium", timeZone: "UTC" });
    return dayFormat.format(new Date(value));
  }

  /**
   * Looks among the refusals, too, whose detail may stand beside a field, and among the codes, whose title
   * may be all that is known.
   */
  function text(sentence: SaidText | string): string {
    if (typeof sentence === "string") return sentence;
    const { text: asMade, reason, values } = sentence;
    const ids = ["text", "detail", "title"].map((kind) => `${kind}:${reason}`);
    return ids.map((id) => said(id, values)).find((found) => found !== undefined) ?? asMade;
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
    return isOfFields ? fields.map(messageOf).join(" ") : detail;
  }

  function messageOf({ message, ...said }: FieldError): string {
    return text({ text: message, reason: "", ...said });
  }

  function problem({ code, reason = "", title: asMade, ...rest }: Reasoned) {
    const { action, fields, values } = rest;
    const title = said(`title:${reason}`) ?? said(`title:${code}`) ?? asMade;
    const next = said(`action:${reason}`, values) ?? (reason && said(`action:${code}`));
    const detail = detailOf({ code, reason, title: asMade, ...rest }, title);
    const told = fields?.map((field) => ({ ...field, message: messageOf(field), values: undefined }));
    return { title, detail, action: next || action, ...(told && { fields: told }) };
  }

  function answer(body: unknown): unknown {
    if (Array.isArray(body)) return body.map(answer);
    if (!isPlain(body)) return body;
    if (isSaid(body)) return text(body);
    const told = Object.fromEntries(Object.entries(body).map(([name, value]) => [name, answer(value)]));
    return isProblem(body) ? { ...told, ...problem(body), values: undefined } : told;
  }

  return {
    language,
    text,
    write: (key, ...[values]) =>
      translated(`document:${key}`, values ?? {}) ?? fill(documents[key], values ?? {}),
    heading: (of) =>
      typeof of === "object" ? text(of) : (translated(`document:${of}`, {}) ?? documents[of]),
    problem,
    answer,
  };
}

function isPlain(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && Object.getPrototypeOf(value) === Object.prototype;
}

const isProblem = (value: Record<string, unknown>): value is ShownProblem =>
  ["code", "title", "detail", "action", "whose"].every((member) => member in value);

/** A problem with what it is translated by. */
type Reasoned = ShownProblem & { reason?: string; values?: SentenceValue[] };
