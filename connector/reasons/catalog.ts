import { errorCodes } from "../errors.ts";
import { documents } from "./documents.ts";
import { refusals } from "./refusals.ts";
import { sentences } from "./sentence.ts";
import { namesIn } from "./template.ts";

/**
 * What a text is. A code has a title and a next step, a refusal a detail and a next step. A sentence is a
 * "text", and what a file or page of the connector says is a "document".
 */
type TextKind = "title" | "detail" | "action" | "text" | "document";

/** A text that a person can read. */
interface CatalogText {
  /** The code or reason that it belongs to. */
  key: string;
  kind: TextKind;
  /** English words, with a name in braces for each value. */
  text: string;
  /** The names of the values of its row, in the order in which an answer lists the values. */
  names: string[];
}

interface Row {
  title?: string;
  detail?: string;
  action?: string;
}

/** All texts: those of codes, refusals, sentences and documents. */
export function catalog(): CatalogText[] {
  const rows: [key: string, row: Row][] = [...Object.entries(errorCodes), ...Object.entries(refusals)];
  return [
    ...rows.flatMap(([key, { title, detail, action }]) => {
      const names = namesIn(`${detail ?? ""} ${action ?? ""}`);
      const texts = { title, detail, action };
      return (["title", "detail", "action"] as const).flatMap((kind) => {
        const text = texts[kind];
        return text === undefined ? [] : [{ key, kind, text, names }];
      });
    }),
    ...textsOf("text", sentences),
    ...textsOf("document", documents),
  ];
}

function textsOf(kind: TextKind, table: Readonly<Record<string, string>>): CatalogText[] {
  return Object.entries(table).map(([key, text]) => ({ key, kind, text, names: namesIn(text) }));
}
