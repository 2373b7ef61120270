import { fitsAcross, type Writing } from "./skeletons.ts";
import { compareFamily } from "./compareFamily.ts";
import { compareGiven } from "./compareGiven.ts";
import { areEastAsianSpellings } from "./eastAsianNames.ts";
import type { NormalizedName } from "./normalizeName.ts";
import { spokenForms } from "./romanize.ts";
import type { Script } from "./scripts.ts";
import { spellingKey } from "./spellingKey.ts";
import { turnedRound } from "./turnedRound.ts";

/** How one part of two names in two alphabets compares. `near`: nobody can tell. */
type ReadPart = "spelling" | "near" | "blank";
type PartAcross = ReadPart | "other";
type AcrossComparison = { given: PartAcross; family: PartAcross; isSwapped: boolean; turnsOther?: boolean };

/**
 * The comparison of names in two alphabets, by what both write. Where one part agrees and the other cannot
 * be told, it is `near`. Null where neither agrees.
 */
export function compareAcross(one: NormalizedName, other: NormalizedName): AcrossComparison | null {
  const ways = [
    { ...readBoth(one, other), isSwapped: false },
    { ...readBoth(turnedRound(one), other), isSwapped: true, turnsOther: false },
    { ...readBoth(one, turnedRound(other)), isSwapped: true, turnsOther: true },
  ];
  const [best] = ways.sort((a, b) => fitOf(b) - fitOf(a));
  return best && agreeing(best) > 0 ? best : null;
}

function readBoth(one: NormalizedName, other: NormalizedName) {
  const unread = isChinese(one.script === "latin" ? other : one) ? "other" : "near";
  const told = (level: ReadPart): PartAcross => (level === "near" ? unread : level);
  return { given: told(readAcross("given", one, other)), family: told(readAcross("family", one, other)) };
}

type Read = ReturnType<typeof readBoth>;

const agreeing = ({ given, family }: Read): number =>
  Number(given === "spelling") + Number(family === "spelling");

/** The same whichever of the two is turned round, so that nothing depends on who comes first. */
const fitOf = (read: Read): number =>
  4 * agreeing(read) -
  2 * Number(read.given === "other" || read.family === "other") +
  Number(read.given === "spelling");

/** Alphabets that do not write each sound. */
const writings: Partial<Record<Script, Writing>> = {
  arabic: "sparse",
  hebrew: "sparse",
  han: "signs",
  hangul: "syllables",
  kana: "syllables",
};

function readAcross(part: "given" | "family", one: NormalizedName, other: NormalizedName): ReadPart {
  const level = part === "given" ? compareGiven(one, other) : compareFamily(one, other);
  if (level === "blank") return "blank";
  if (level !== "other" && level !== "near" && level !== "initial") return "spelling";
  const [foreign, latin] = one.script === "latin" ? [other, one] : [one, other];
  const [mine, theirs] =
    part === "given" ? [foreign.givenJoined, latin.givenJoined] : [foreign.familyCore, latin.familyCore];
  const isRead = foreign.readings[part].some((reading) => spellingKey(reading) === spellingKey(theirs));
  const isSpelled = foreign.readings[part].some((reading) => areEastAsianSpellings(reading, theirs));
  if (isRead || (part === "family" && isSpelled)) return "spelling";
  const writing = writings[foreign.script] ?? "sounds";
  const fit = (one: string, other: string) => fitsAcross(spokenForms(one, foreign.script), other, writing);
  if (fit(mine, theirs)) return "spelling";
  return part === "given" &&
    haveMoreNames(foreign, latin) &&
    fit(foreign.given[0] ?? "", latin.given[0] ?? "")
    ? "spelling"
    : "near";
}

/** Shorter ones may be a part of a name: Abd, Jean, or a syllable. */
const wholeFrom = 5;

/** Whether one of the two is written with further given names, and the other with the first alone. */
function haveMoreNames({ given: mine }: NormalizedName, { given: theirs }: NormalizedName): boolean {
  const [few, many] = mine.length < theirs.length ? [mine, theirs] : [theirs, mine];
  return few.length === 1 && many.length > 1 && (many[0] ?? "").length >= wholeFrom;
}

/**
 * A Chinese name is read in one way. A Japanese one may be read in others than the table has; its family name
 * mostly has two signs.
 */
const isChinese = ({ script, readings, familySigns }: NormalizedName): boolean =>
  script === "han" && readings.family.length < 2 && familySigns === 1;
