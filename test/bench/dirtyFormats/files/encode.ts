/** What Windows-1252 has from 0x80 to 0x9f. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

export type Encoding = "utf8" | "utf8 with BOM" | "utf16" | "windows";

/** The bytes of a file. What the encoding lacks becomes a question mark, as Excel does it. */
export function encode(text: string, encoding: Encoding): Buffer {
  if (encoding === "utf16") return Buffer.from(`\ufeff${text}`, "utf16le");
  if (encoding === "windows") return Buffer.from([...text].map(byteOf));
  return Buffer.from(encoding === "utf8" ? text : `\ufeff${text}`, "utf8");
}

function byteOf(sign: string): number {
  const code = sign.codePointAt(0) ?? 0;
  if (code < 0x80 || (code >= 0xa0 && code <= 0xff)) return code;
  const at = windows.indexOf(sign);
  return at < 0 ? 0x3f : 0x80 + at;
}
