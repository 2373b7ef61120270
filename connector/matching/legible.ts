import { comparedText } from "./comparedText.ts";
import { decodeEntities } from "./decodeEntities.ts";
import { repairEncoding } from "./repairEncoding.ts";
import { withoutInvisible } from "./withoutInvisible.ts";

/**
 * The part of a text that is compared, with letters as they were before a wrong encoding or a web page
 * changed them, and without signs that nobody sees.
 */
export const legible = (text: string): string =>
  withoutInvisible(decodeEntities(repairEncoding(comparedText(text))));
