import { StepError } from "../org/stepError.ts";
import { environmentParts, textOf, type EnvironmentPart } from "./environmentParts.ts";
import { parseEnvironment } from "./parseEnvironment.ts";
import { refuseMisread } from "./refuseMisread.ts";

/**
 * The text of an environment file with these values. Each active line of a name gets its value, as the
 * connector reads the last one. A name without one fills its empty template (`#NAME=`), or is added at the
 * end. All else stays: comments, `export`, what follows a value, and what stands within quotes. Throws
 * StepError where the text, or the result, would not be read as it is meant; `file` names it there.
 */
export function mergeEnvironment(
  text: string,
  values: ReadonlyMap<string, string>,
  file = "The environment file",
): string {
  refuseMisread(text, file);
  const parts = environmentParts(text);
  const left = new Map(values);
  const used = new Set<string>();
  for (const part of parts) {
    const value = part.name === undefined ? undefined : values.get(part.name);
    if (part.name === undefined || value === undefined) continue;
    part.before = part.before.replace(oddExport, "export ");
    part.value = written(value, isUnread(part.after));
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
  const kept = [...parseEnvironment(text)].filter(([name]) => !values.has(name.replace(/^export\s+/, "")));
  refuseOther(merged, new Map([...kept, ...values]), file);
  return merged;
}

/** Node knows `export` before a space alone, and takes it for a part of the name before a tab. */
const oddExport = /export[ \t]*\t[ \t]*(?=[^\s=])/;

/** Whether text stands behind a value that is no comment: Node reads none behind a quote. */
const isUnread = (after: string) => !/^\s*(?:#|$)/.test(after);

/** A value as it stands in the file: quoted where it would be read as something else. */
function written(value: string, isQuoted = false): string {
  if (!isQuoted && /^[^\s#"'`\\]*$/.test(value)) return value;
  const quote = ["'", "`", '"'].find((each) => !value.includes(each)) ?? "";
  return quote + value + quote;
}

function refuseOther(text: string, meant: ReadonlyMap<string, string>, file: string): void {
  const read = parseEnvironment(text);
  const other = [...new Set([...meant.keys(), ...read.keys()])].filter(
    (name) => read.get(name) !== meant.get(name),
  );
  if (other.length === 0) return;
  const isOther = ({ name }: EnvironmentPart) => name !== undefined && other.includes(name);
  const lines = environmentParts(text).flatMap((part) => (isOther(part) ? [part.line] : []));
  throw new StepError(
    `${file} would not be read as it is meant, so that it was not changed: ${other.join(", ")}` +
      (lines.length === 0 ? "" : ` (line ${lines.join(", ")})`),
    `Write each value of ${file} as NAME=value in a line of its own, e.g. without \`export\` or a quote that ` +
      "nothing closes, and run this again.",
  );
}
