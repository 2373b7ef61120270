import { compareNames, isSameName } from "../matching/names/compareNames.ts";
import { fullName } from "../matching/names/fullName.ts";
import { normalizeName } from "../matching/names/normalizeName.ts";
import { joinedForms } from "./joinedForms.ts";
import { givenName, type Name } from "./splitName.ts";

/**
 * Whether two names may be one person's. `similar`: they differ by a letter, an ending or a second given
 * name, and are more often those of two people (Martin and Martina Huber).
 */
export type NameFit = "fits" | "similar" | "differs";

/** As matching compares names. One that has a part alone, or initials alone, fits nobody. */
export function nameFit(one: Name, other: Name): NameFit {
  if (fullName(one) === fullName(other) || areOneJoined(one, other)) return "fits";
  const { given, family } = compared(one, other);
  const isPart = given === "blank" || family === "blank" || (given === "initial" && family === "initial");
  if (isPart || !isSameName({ given, family })) return "differs";
  return fittingGiven.has(given) && fittingFamily.has(family) ? "fits" : "similar";
}

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
  return given === "nickname" || isPartOfCompound;
}

const compared = (one: Name, other: Name) => compareNames(normalized(one), normalized(other));

const normalized = (name: Name) => normalizeName(givenName(name), name.lastName, null);

const fittingGiven: ReadonlySet<string> = new Set(["exact", "variant", "nickname", "middle", "initial"]);
const fittingFamily: ReadonlySet<string> = new Set(["exact", "variant", "part", "initial"]);
