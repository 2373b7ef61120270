import { isAscii, isUtf8 } from "node:buffer";

/**
 * A byte stream as text. A byte order mark decides between UTF-8 and UTF-16; text with a zero in every other
 * byte is UTF-16 too. Everything else is UTF-8, unless bytes that UTF-8 cannot have show it to be
 * Windows-1252, as old spreadsheets write.
 */
export async function* decodeText(chunks: AsyncIterable<Uint8Array>): AsyncGenerator<string> {
  let decoder: TextDecoder | undefined;
  let carried: Uint8Array = new Uint8Array();
  let isAsciiSoFar = true;
  for await (const chunk of chunks) {
    const bytes = Buffer.concat([carried, chunk]);
    carried = new Uint8Array();
    if (decoder === undefined && bytes.length < 4) {
      carried = bytes; // too little to tell the encoding by
      continue;
    }
    decoder ??= new TextDecoder(encodingByFirstBytes(bytes));
    if (decoder.encoding === "utf-8") {
      const whole = bytes.subarray(0, bytes.length - unfinishedBytes(bytes));
      if (isAsciiSoFar && !isUtf8(whole) && looksLikeWindows1252(whole)) {
        decoder = new TextDecoder("windows-1252");
      } else {
        carried = bytes.subarray(whole.length);
        isAsciiSoFar &&= isAscii(whole);
        yield decoder.decode(whole, { stream: true });
        continue;
      }
    }
    yield decoder.decode(bytes, { stream: true });
  }
  yield (decoder ?? new TextDecoder()).decode(carried);
}

function encodingByFirstBytes(bytes: Buffer): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return "utf-16be";
  if (bytes[1] === 0 && bytes[3] === 0) return "utf-16le";
  if (bytes[0] === 0 && bytes[2] === 0) return "utf-16be";
  return "utf-8";
}

/** Bytes at the end that begin a UTF-8 character whose rest has yet to come. */
function unfinishedBytes(bytes: Buffer): number {
  for (let back = 1; back <= Math.min(3, bytes.length); back++) {
    const byte = bytes[bytes.length - back] ?? 0;
    if (byte < 0x80) return 0;
    if (byte >= 0xc0) {
      const length = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return length > back ? back : 0;
    }
  }
  return 0;
}

function looksLikeWindows1252(bytes: Buffer): boolean {
  const text = new TextDecoder().decode(bytes);
  const broken = text.split("\uFFFD").length - 1;
  const proper = [...text.matchAll(/[^\p{ASCII}\uFFFD]/gu)].length;
  return broken >= proper;
}
