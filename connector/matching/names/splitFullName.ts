import { comparedText } from "../comparedText.ts";
import { foldText } from "../foldText.ts";
import { cleanName, isCredential } from "./cleanName.ts";
import { splitFormer } from "./formerNames.ts";
import { knownGivenNames } from "./knownNames.ts";
import { generations, joiners, particles, wordKey } from "./nameWords.ts";

interface SplitName {
  firstName: string;
  lastName: string;
}

/**
 * Splits a name in one field into first and last name: `Ludwig van Beethoven`, `Meyer, Anna`, `Anna B.`,
 * `김민수`, `田中 太郎`. A former name stays
 * with the last one. Where the script does not separate the two (`田中太郎`), all of it is the last name.
 */
export function splitFullName(fullName: string): SplitName {
  const raw = comparedText(fullName);
  const swapped = swappedParts(raw);
  if (swapped) return { firstName: cleanName(swapped.first).text, lastName: cleanName(swapped.last).text };
  const { text: whole } = cleanName(raw);
  const { present: text } = splitFormer(whole);
  const behind = whole.slice(text.length);
  if (/^[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\s]+$/u.test(text))
    return splitEastAsian(text);
  const words = text.split(" ");
  if (words.length === 1) return { firstName: "", lastName: text };
  let start = words.length - 1;
  if (start > 1 && generations.has(wordKey(words[start] ?? ""))) start--;
  while (start > 1 && isParticle(words[start - 1] ?? "")) start--;
  if (start > 1 && joiners.has(wordKey(words[start] ?? ""))) start--; // García y Vega
  return { firstName: words.slice(0, start).join(" "), lastName: words.slice(start).join(" ") + behind };
}

const isParticle = (word: string): boolean => particles.has(wordKey(word)) && !/^\p{Lu}\.$/u.test(word);

/** The parts of `Last, First`. Null where the comma follows several names or precedes a certificate. */
function swappedParts(raw: string): { first: string; last: string } | null {
  const [last = "", first = "", ...more] = raw.split(",").map((part) => part.trim());
  if (more.some((part) => !isTail(part)) || first === "" || last === "" || isTail(first)) return null;
  const familyWords = last.split(/\s+/);
  const isGiven = (words: string) => knownGivenNames.has(foldText(words.split(/\s+/, 1)[0] ?? ""));
  const isJoined = familyWords.length === 3 && joiners.has(wordKey(familyWords[1] ?? ""));
  // García López, Ana, and Costa e Silva, Inês; but not Anna Meyer, Berlin
  const areTwoFamilyNames = (familyWords.length === 2 || isJoined) && isGiven(first) && !isGiven(last);
  const isOneFamilyName = familyWords.length === 1 || isParticle(familyWords[0] ?? "") || areTwoFamilyNames;
  return isOneFamilyName && first.split(/\s+/).length <= 3 ? { first, last } : null;
}

const isTail = (part: string): boolean =>
  part.split(/\s+/).every((word) => isCredential(word, false) || generations.has(wordKey(word)));

/** Splits a name whose family name comes first. A Korean name of three syllables has no space. */
function splitEastAsian(text: string): SplitName {
  const [lastName = "", ...given] = text.split(" ");
  if (given.length > 0) return { firstName: given.join(" "), lastName };
  if (/^\p{Script=Hangul}{3}$/u.test(text)) return { firstName: text.slice(1), lastName: text.slice(0, 1) };
  return { firstName: "", lastName: text };
}
