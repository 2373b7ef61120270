import anyAscii from "any-ascii";

/** Text as lower-case ASCII words separated by single spaces: `São Paulo` → `sao paulo`, `Жуков` → `zhukov`. */
export function foldText(text: string): string {
  return anyAscii(text.normalize("NFKC"))
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
