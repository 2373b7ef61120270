import { translate, writes } from "./rules.ts";

/** A statement for Postgres. */
export interface KeptText {
  text: string;
  /** Under this name a connection keeps its plan. A statement that came once has none. */
  name: string | undefined;
  isWriting: boolean;
}

/** A list of ids makes another statement for each length, so their number has no bound of its own. */
const textsMax = 1_000;

/**
 * The server keeps the plans of names in each connection until that ends, so that there are no more than
 * these. The connector's own statements are about 400.
 */
const namesMax = 600;

/** Translates each statement once, and keeps those used last. */
export function keepTexts({ textsMost = textsMax, namesMost = namesMax } = {}): (
  statement: string,
) => KeptText {
  const kept = new Map<string, KeptText>();
  const names = new Map<string, string>();

  return (statement) => {
    const known = kept.get(statement);
    if (known !== undefined) {
      kept.delete(statement);
      kept.set(statement, known);
      known.name ??= nameOf(known.text);
      return known;
    }
    const text = translate(statement);
    const made = { text, name: names.get(text), isWriting: writes(statement) };
    kept.set(statement, made);
    for (const oldest of kept.keys()) {
      if (kept.size <= textsMost) break;
      kept.delete(oldest);
    }
    return made;
  };

  /** A name is one text's for ever, because a connection may have its plan. */
  function nameOf(text: string): string | undefined {
    const name = names.get(text);
    if (name !== undefined || names.size >= namesMost) return name;
    const given = `s${names.size}`;
    names.set(text, given);
    return given;
  }
}
