/** Latin letters beyond ASCII, which all encodings but UTF-8 have in one byte, or not at all. */
const accented = /[^\p{ASCII}]/u;

/** `Núñez` as `NÃºÃ±ez` and `N??ez`: as files bring it that were read in a wrong encoding. */
export function damagedSpellings(name: string): string[] {
  if (!accented.test(name) || !/^[\p{Script=Latin}\P{L}]*$/u.test(name)) return [];
  return [asWindows(name), name.replace(/[^\p{ASCII}]/gu, "?")];
}

/** Its bytes in UTF-8, read as Windows-1252. */
const asWindows = (name: string): string =>
  new TextDecoder("windows-1252").decode(new TextEncoder().encode(name));
