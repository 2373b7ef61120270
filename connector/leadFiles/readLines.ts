/** A line longer than this is no line of a lead file; it bounds the memory a broken upload can take. */
export const lineLengthMax = 100_000;

/**
 * Text chunks as lines without their ends (LF, CRLF or CR), those of a chunk at once; a line past
 * `lineLengthMax` comes cut to it.
 */
export async function* readLines(chunks: AsyncIterable<string>): AsyncGenerator<string[]> {
  let rest = "";
  let endedInReturn = false;
  for await (const chunk of chunks) {
    let text = chunk;
    if (endedInReturn && text.startsWith("\n")) text = text.slice(1);
    if (text === "") continue;
    endedInReturn = text.endsWith("\r");
    const lines = text.split(/\r\n|\n|\r/);
    lines[0] = (rest + lines[0]).slice(0, lineLengthMax);
    rest = lines.pop() ?? "";
    if (lines.length > 0) yield lines;
  }
  if (rest !== "") yield [rest];
}
