import { foldWhole } from "../matching/foldText.ts";
import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { fullName } from "../matching/names/fullName.ts";
import { areVariants } from "../matching/names/nameVariants.ts";
import { normalizeName, withoutParticles } from "../matching/names/normalizeName.ts";
import { joinedForms } from "./joinedForms.ts";
import { givenName, type Name } from "./splitName.ts";
import { umlautForms } from "./umlautForms.ts";

/**
 * Whether two names may be one person's. `similar`: they differ by a letter, an ending or a second given
 * name, and are more often those of two people (Martin and Martina Huber).
 */
export type NameFit = "fits" | "similar" | "differs";

/**
 * As matching compares names, but one that only sounds alike is another: Michael and Michal, 张伟 and 章薇. One
 * that has a part alone, or initials alone, fits nobody.
 */
export function nameFit(one: Name, other: Name): NameFit {
  if (areOne(one, other)) return "fits";
  const levels = compared(one, other);
  const fit = fitOf(levels);
  if (fit !== "fits" || !areInOneScript(one, other)) return fit;
  return joinedForms(one).length === 0 && isWrittenAlike(levels, one, other) ? "fits" : "similar";
}

/** Whether a part that both have differs: one may lack the first name, or have initials. */
export function areNamesOfTwo(one: Name, other: Name): boolean {
  const { given, family } = compared(one, other);
  return !areOne(one, other) && (given === "different" || family === "different");
}

/** Whether a name fits, or sounds like one that does. */
export const soundsFitting = (one: Name, other: Name): boolean =>
  areOne(one, other) || fitOf(compared(one, other)) === "fits";

function fitOf({ given, family }: Levels): NameFit {
  const isPart = given === "blank" || family === "blank" || (given === "initial" && family === "initial");
  if (isPart || !isSameName({ given, family })) return "differs";
  return fittingGiven.has(given) && fittingFamily.has(family) ? "fits" : "similar";
}

/** Whether a first or last name that matching takes for a variant is more than one that sounds alike. */
function isWrittenAlike({ given, family }: Levels, one: Name, other: Name): boolean {
  const isGiven = given !== "variant" || areVariantsWritten(givenName(one), givenName(other));
  return isGiven && (family !== "variant" || areOneWritten(one.lastName, other.lastName));
}

/** Also of the first of several: `Anne Marie` and `Ann`. */
function areVariantsWritten(one: string, other: string): boolean {
  const firstOf = (text: string) => text.split(/[\s-]/, 1)[0] ?? "";
  const areEqual = (a: string, b: string) => areOneWritten(a, b) || areVariants(joined(a), joined(b));
  return areEqual(one, other) || areEqual(firstOf(one), firstOf(other));
}

/** With umlauts written out or not, and last names with or without what begins them. */
function areOneWritten(one: string, other: string): boolean {
  const formsOf = (text: string) =>
    umlautForms(text).flatMap((form) => {
      const words = foldWhole(form).split(" ");
      return [words, withoutParticles(words)].map((each) => each.join(""));
    });
  const forms = formsOf(one);
  return formsOf(other).some((form) => forms.includes(form));
}

const joined = (text: string): string => foldWhole(text).replaceAll(" ", "");

/** A name in another script is a transliteration, which has several spellings. */
function areInOneScript(one: Name, other: Name): boolean {
  const isLatin = (name: Name) => /\p{Script=Latin}/u.test(fullName(name));
  return isLatin(one) === isLatin(other);
}

const areOne = (one: Name, other: Name): boolean =>
  fullName(one) === fullName(other) || areOneJoined(one, other);

/** `王伟` is `伟 王`. */
function areOneJoined(one: Name, other: Name): boolean {
  const forms = joinedForms(one);
  return forms.length > 0 && joinedForms(other).some((form) => forms.includes(form));
}

/** Whether one of the names may be short for the other, and for another name too: Sam, Jean (Jean-Pierre). */
export function isNickname(one: Name, other: Name): boolean {
  const { given } = compared(one, other);
  const isPartOfCompound =
    given === "middle" && [one, other].some(({ firstName }) => /^\S+-\S/.test(firstName));
  return given === "nickname" || given === "short" || isPartOfCompound;
}

type Levels = Pick<ReturnType<typeof compareNames>, "given" | "family">;

const compared = (one: Name, other: Name) => compareNames(normalized(one), normalized(other));

const normalized = (name: Name) => normalizeName(givenName(name), name.lastName, null);

const fittingGiven: ReadonlySet<string> = new Set([
  "exact",
  "variant",
  "nickname",
  "short",
  "middle",
  "initial",
]);
const fittingFamily: ReadonlySet<string> = new Set(["exact", "variant", "part", "initial"]);
