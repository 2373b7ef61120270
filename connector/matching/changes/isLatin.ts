import { comparedText } from "../comparedText.ts";

/** Whether most letters of a text are Latin ones. A text without letters counts as Latin. */
export function isLatin(text: string): boolean {
  const compared = comparedText(text);
  const letters = compared.match(/\p{L}/gu)?.length ?? 0;
  const latin = compared.match(/\p{Script=Latin}/gu)?.length ?? 0;
  return latin * 2 >= letters;
}
