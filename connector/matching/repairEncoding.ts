const damaged = /[\u00c2-\u00f4][\u0080-\u00bf\u0152-\u2122]/u;

/** What Windows-1252 shows for the bytes that Latin-1 leaves to control characters. */
const windows = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** How often it happens to one text. */
const timesMax = 3;

/** `MÃ¼ller` as it was before UTF-8 was read as Windows-1252, once or again. Any other text as it is. */
export function repairEncoding(text: string): string {
  let repaired = text;
  for (let time = 0; time < timesMax && damaged.test(repaired); time++) {
    const before = repaired;
    repaired = repairOnce(before);
    if (repaired === before) break;
  }
  return repaired;
}

function repairOnce(text: string): string {
  const bytes = Uint8Array.from(
    [...text].map((letter) => {
      const at = windows.indexOf(letter);
      return at >= 0 ? 0x80 + at : (letter.codePointAt(0) ?? 0);
    }),
  );
  const isOneByteEach = [...text].every(
    (letter) => windows.includes(letter) || (letter.codePointAt(0) ?? 0) <= 0xff,
  );
  if (!isOneByteEach) return text;
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return text;
  }
}
