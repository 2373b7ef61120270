/** A line, or several where its value is quoted: the text before its value, the value, and the rest. */
export interface EnvironmentPart {
  /** Its first line, from 1. */
  line: number;
  /** Absent where nothing is assigned. */
  name?: string;
  before: string;
  value: string;
  after: string;
}

/** The parts as Node reads them (`util.parseEnv`): quotes end at the next one of their kind, in any line. */
export function environmentParts(text: string): EnvironmentPart[] {
  const parts: EnvironmentPart[] = [];
  const source = text.replace(/\n$/, "");
  const assignment = /([ \t]*(?:export[ \t]+)?([^\s=#][^\s=]*)[ \t]*=[ \t]*)(?:(["'`])[^]*?\3|[^#\n\r]*)/y;
  let line = 1;
  for (let from = 0; from <= source.length;) {
    assignment.lastIndex = from;
    const [all = "", before = "", name] = assignment.exec(source) ?? [];
    const end = source.indexOf("\n", from + all.length);
    const lineEnd = end === -1 ? source.length : end;
    const value = all.slice(before.length).trimEnd();
    const after = source.slice(from + before.length + value.length, lineEnd);
    parts.push(
      name === undefined
        ? { line, before: source.slice(from, lineEnd), value: "", after: "" }
        : { line, name, before, value, after },
    );
    line += source.slice(from, lineEnd).split("\n").length;
    from = lineEnd + 1;
  }
  return parts;
}

export const textOf = ({ before, value, after }: EnvironmentPart): string => before + value + after;
