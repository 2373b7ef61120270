/** Parses one record after another, line by line, each character once. */
export interface RecordParser {
  /**
   * Takes a line of the record at hand: its fields where that completes it, null where a quoted field goes
   * on.
   */
  add(line: string): string[] | null;
  /** Forgets what it has of a record. */
  reset(): void;
}

/**
 * Fields as spreadsheets write them: quoted ones may hold delimiters, line breaks and doubled quotes. A quote
 * in the midst of a field, or text behind a closing one, is taken as it stands. Whitespace before a field is
 * none of it, unless it is tabs that separate them.
 */
export function createRecordParser(delimiter: string): RecordParser {
  const isTabbed = delimiter === "\t";
  let fields: string[] = [];
  /** What there is of a quoted field that has not been closed; null outside of one. */
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

  /**
   * Takes what is left of a field; gives where the next one starts, behind the line's end where there is
   * none.
   */
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
