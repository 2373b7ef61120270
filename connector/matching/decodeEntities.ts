import { readKinds } from "./data/readTable.ts";

const cells = readKinds("entities");
const pairsOf = (kind: string): ReadonlyMap<string, string> =>
  new Map(
    cells(kind).map((cell): [string, string] => [
      cell.slice(0, cell.indexOf("=")),
      cell.slice(cell.indexOf("=") + 1),
    ]),
  );

/** Letters by the names that HTML has for them, and accents by the ends of such names. */
const [letters, accents] = [pairsOf("name"), pairsOf("accent")];

const entity = /&(?:#(\d{1,7})|#[xX]([\da-fA-F]{1,6})|([A-Za-z]{2,8}));/g;

/** The text with the letters that a web page wrote as `&uuml;` or `&#252;`. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(entity, (written, decimal?: string, hex?: string, name?: string) => {
    if (name !== undefined) return named(name) ?? written;
    const code = decimal === undefined ? parseInt(hex ?? "", 16) : Number(decimal);
    return code > 0x1f && code <= 0x10ffff ? String.fromCodePoint(code) : written;
  });
}

function named(name: string): string | undefined {
  const known = letters.get(name) ?? letters.get(name.toLowerCase());
  const accent = accents.get(name.slice(1).toLowerCase());
  if (known !== undefined || accent === undefined) return known;
  return (name.charAt(0) + String.fromCodePoint(parseInt(accent, 16))).normalize("NFC");
}
