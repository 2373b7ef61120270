import { asciiOf } from "../largePackages.ts";
import { normalForm } from "./comparedText.ts";

/**
 * Text as lower-case ASCII words separated by single spaces: `São Paulo` → `sao paulo`, `Жуков` → `zhukov`.
 */
export function foldText(text: string): string {
  // Most texts are plain already, and to find that out is quick.
  return (/^[ -~]*$/.test(text) ? text : asciiOf()(normalForm(text, "NFKC")))
    .toLowerCase()
    .replace(/['’`]/g, "")
    .replace(/[^a-z0-9]+/g, " ")
    .trim();
}
