import { compareFamily } from "./compareFamily.ts";
import { compareGiven } from "./compareGiven.ts";
import type { NormalizedName } from "./normalizeName.ts";
import type { Script } from "./scripts.ts";
import { skeletonOf } from "./skeletons.ts";
import { spellingKey } from "./spellingKey.ts";

/**
 * The comparison of names in two alphabets, by their consonants and the readings of a table. Where one part
 * agrees and the other cannot be told, it is `near`. Null where neither agrees.
 */
export function compareAcross(one: NormalizedName, other: NormalizedName): Read | null {
  const read = { given: readAcross("given", one, other), family: readAcross("family", one, other) };
  return read.given === "spelling" || read.family === "spelling" ? { ...read, isSwapped: false } : null;
}

type ReadLevel = "spelling" | "near" | "blank";

interface Read {
  given: ReadLevel;
  family: ReadLevel;
  isSwapped: false;
}

function readAcross(part: "given" | "family", one: NormalizedName, other: NormalizedName): ReadLevel {
  const level = part === "given" ? compareGiven(one, other) : compareFamily(one, other);
  if (level === "blank") return "blank";
  if (level !== "other" && level !== "near" && level !== "initial") return "spelling";
  const [foreign, latin] = one.script === "latin" ? [other, one] : [one, other];
  const [mine, theirs] =
    part === "given" ? [foreign.givenJoined, latin.givenJoined] : [foreign.familyCore, latin.familyCore];
  const isRead = foreign.readings[part].some((reading) => spellingKey(reading) === spellingKey(theirs));
  const isSpoken = (foreignPart: string, latinPart: string) =>
    soundsAs(foreignPart, foreign.script, latinPart);
  // Many have a patronymic, or further names, in one alphabet alone.
  const haveFirst =
    part === "given" &&
    foreign.given.length !== latin.given.length &&
    isSpoken(foreign.given[0] ?? "", latin.given[0] ?? "");
  return isRead || haveFirst || isSpoken(mine, theirs) ? "spelling" : "near";
}

/** Names with fewer sounds agree by chance. */
const soundsMin = 2;

/** What a name in another alphabet has that many leave out, or speak otherwise: the Ukrainian g is an h. */
const spokenAs: Partial<Record<Script, [letters: RegExp, as: string]>> = {
  arabic: [/^a?l(?=.{3})/, ""],
  cyrillic: [/g/g, "h"],
};

function soundsAs(foreign: string, script: Script, latin: string): boolean {
  const skeleton = skeletonOf(latin);
  const [letters, as] = spokenAs[script] ?? ["", ""];
  const forms = [foreign, foreign.replace(letters, as)];
  return skeleton.length >= soundsMin && forms.some((form) => skeletonOf(form) === skeleton);
}
