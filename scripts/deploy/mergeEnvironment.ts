import { parseEnvironment } from "./parseEnvironment.ts";

/**
 * The text of an environment file with these values. Each active line of a name gets its value, as the
 * connector reads the last one. A name without one fills its empty template (`#NAME=`), or is added at the
 * end. All else stays: comments, `export`, what follows a value, and what stands within quotes. Throws where
 * the result would not be read as it is meant.
 */
export function mergeEnvironment(text: string, values: ReadonlyMap<string, string>): string {
  const parts = partsOf(text);
  const left = new Map(values);
  const used = new Set<string>();
  for (const part of parts) {
    const value = part.name === undefined ? undefined : values.get(part.name);
    if (part.name === undefined || value === undefined) continue;
    part.value = written(value);
    left.delete(part.name);
  }
  const filled = parts.map((part) => {
    const name = /^#[ \t]?([A-Z][A-Z0-9_]*)=[ \t]*\r?$/.exec(part.before)?.[1];
    const value = name === undefined ? undefined : left.get(name);
    if (name === undefined || value === undefined || used.has(name)) return textOf(part);
    used.add(name);
    left.delete(name);
    return `${name}=${written(value)}`;
  });
  const added = [...left].map(([name, value]) => `${name}=${written(value)}`);
  const merged = [...(text === "" ? [] : filled), ...added].join("\n") + "\n";
  refuseOther(merged, new Map([...parseEnvironment(text), ...values]));
  return merged;
}

/** A line, or several where its value is quoted: the text before its value, the value, and the rest. */
interface Part {
  /** Absent where nothing is assigned. */
  name?: string;
  before: string;
  value: string;
  after: string;
}

const textOf = ({ before, value, after }: Part) => before + value + after;

/** The parts as Node reads them (`util.parseEnv`): quotes end at the next one of their kind, in any line. */
function partsOf(text: string): Part[] {
  const parts: Part[] = [];
  const source = text.replace(/\n$/, "");
  const assignment = /([ \t]*(?:export[ \t]+)?([^\s=#][^\s=]*)[ \t]*=[ \t]*)(?:(["'`])[^]*?\3|[^#\n\r]*)/y;
  for (let from = 0; from <= source.length;) {
    assignment.lastIndex = from;
    const [all = "", before = "", name] = assignment.exec(source) ?? [];
    const end = source.indexOf("\n", from + all.length);
    const lineEnd = end === -1 ? source.length : end;
    const value = all.slice(before.length).trimEnd();
    const after = source.slice(from + before.length + value.length, lineEnd);
    parts.push(
      name === undefined
        ? { before: source.slice(from, lineEnd), value: "", after: "" }
        : { name, before, value, after },
    );
    from = lineEnd + 1;
  }
  return parts;
}

/** A value as it stands in the file: quoted where it would be read as something else. */
function written(value: string): string {
  if (/^[^\s#"'`\\]*$/.test(value)) return value;
  const quote = ["'", "`", '"'].find((each) => !value.includes(each)) ?? "";
  return quote + value + quote;
}

function refuseOther(text: string, meant: ReadonlyMap<string, string>): void {
  const read = parseEnvironment(text);
  const other = [...new Set([...meant.keys(), ...read.keys()])].filter(
    (name) => read.get(name) !== meant.get(name),
  );
  if (other.length === 0) return;
  throw new Error(
    `The file would not be read as it is meant, so that it was not changed: ${other.join(", ")}`,
  );
}
