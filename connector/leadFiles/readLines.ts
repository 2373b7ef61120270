/** Lead files have no longer lines. The limit bounds the memory that a broken upload can take. */
export const lineLengthMax = 100_000;

/**
 * Splits text chunks into lines without their ends (LF, CRLF or CR). A line beyond `lineLengthMax` is cut.
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
