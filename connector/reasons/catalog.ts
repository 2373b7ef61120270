import { errorCodes } from "../errors.ts";
import { documents } from "./documents.ts";
import { refusals } from "./refusals.ts";
import { sentences } from "./sentences.ts";
import { namesIn } from "./template.ts";

/**
 * What of a row a text is: the title and next step of a code, the detail and next step of a refusal, a
 * sentence, or a text in a document of the connector's own.
 */
export type TextKind = "title" | "detail" | "action" | "text" | "document";

/** A text that a person can read. */
export interface CatalogText {
  /** The code or reason that it belongs to. */
  key: string;
  kind: TextKind;
  /** In English, with a name in braces for each value. */
  text: string;
  /** The names of its row's values, in the order in which an answer lists them. */
  names: string[];
}

interface Row {
  title?: string;
  detail?: string;
  action?: string;
}

/** All of them: of the codes, of the refusals, the sentences, and what documents say. */
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
