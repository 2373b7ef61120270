import anyAscii from "any-ascii";
import { normalForm } from "./comparedText.ts";

/**
 * Text as lower-case ASCII words separated by single spaces: `São Paulo` → `sao paulo`, `Жуков` → `zhukov`.
 */
export function foldText(text: string): string {
  return anyAscii(normalForm(text, "NFKC"))
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
