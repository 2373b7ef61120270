/** Parses records line by line, each character once. */
interface RecordParser {
  /**
   * Adds a line to the current record. Answers the fields of a complete record; null where a quoted field
   * continues.
   */
  add(line: string): string[] | null;
  /** Discards the current record. */
  reset(): void;
}

/**
 * Fields as spreadsheets write them: quoted fields may contain delimiters, line breaks and doubled quotes. A
 * quote inside a field, or text after a closing one, is kept. Whitespace before a field is removed, unless
 * tabs are the delimiter.
 */
export function createRecordParser(delimiter: string): RecordParser {
  const isTabbed = delimiter === "\t";
  let fields: string[] = [];
  /** The text so far of an open quoted field; null outside of one. */
  let open: string | null = null;

  return {
    add(line) {
      let at = 0;
      if (open !== null) open += "\n";
      for (;;) {
        if (open === null) {
          at = startOfField(line, at);
          if (line[at] === '"') {
            open = "";
            at += 1;
          } else {
            at = takePlain(line, at, "");
            if (at > line.length) return take();
          }
        } else {
          const quote = line.indexOf('"', at);
          if (quote === -1) {
            open += line.slice(at);
            return null;
          }
          open += line.slice(at, quote);
          at = quote + 1;
          if (line[at] === '"') {
            open += '"';
            at += 1;
          } else {
            const field: string = open;
            open = null;
            const isClosed = at === line.length || line.startsWith(delimiter, at);
            at = takePlain(line, at, isClosed ? field : `"${field}"`);
            if (at > line.length) return take();
          }
        }
      }
    },
    reset() {
      fields = [];
      open = null;
    },
  };

  function startOfField(line: string, from: number): number {
    let at = from;
    while (!isTabbed && (line[at] === " " || line[at] === "\t")) at += 1;
    return at;
  }

  /** Reads the rest of a field. Answers the start of the next one, or beyond the line's end for the last. */
  function takePlain(line: string, from: number, before: string): number {
    const found = line.indexOf(delimiter, from);
    const end = found === -1 ? line.length : found;
    fields.push(before + line.slice(from, end));
    return found === -1 ? line.length + 1 : end + 1;
  }

  function take(): string[] {
    const record = fields;
    fields = [];
    return record;
  }
}
