import { isSameName } from "../names/compareNames.ts";
import type { MatchLevel } from "../person.ts";
import { hasOneOtherPart, isElsewhere, type Evidence } from "./levels.ts";
import { base, weightOf, weightOfNamesakes, weights } from "./weights.ts";

interface Score {
  level: MatchLevel;
  probability: number;
}

/** The least probabilities of the levels. A match below `possible` is not shown. */
const likelyFrom = 0.7;
const possibleFrom = 0.01;
/** The most that is said of somebody who is possible, and no more. */
export const possibleAtMost = likelyFrom - 0.01;
/** What is certain is more probable than any sum makes it. */
const certainAtLeast = 0.985;

/** More people of one exact name than these: company, title and city agree by chance. */
const crowdFrom = 500;
/** A giant company may have two people of a name of which so many are expected in the CRM. */
const commonFrom = 0.02;

/** Nobody else is expected to have a name that is rarer than this. */
const rareBelow = 0.006;
/** Nobody else in a CRM six times as large. */
const rarestBelow = 0.001;

/** A part of a name beside an initial, or another name, that few have. */
const unusualBelow = 0.06;

const fields = Object.keys(weights) as (keyof typeof weights)[];

/**
 * The level and the probability of a pair: one sum of weights, and four rules above it. `found`: the people
 * with exactly the lead's name. Null where the two are not even possible.
 */
export function score(evidence: Evidence, found = 1): Score | null {
  const isExact = evidence.given === "exact" && evidence.family === "exact";
  const namesakes = Math.max(evidence.namesakes, isExact ? found - 1 : 0);
  const probability = probabilityOf(evidence, namesakes);
  const isNamed = isNamedAlike(evidence);
  if (isCertain(evidence, isNamed))
    return { level: "certain", probability: Math.max(certainAtLeast, probability) };
  const possible: Score = { level: "possible", probability: Math.min(probability, possibleAtMost) };
  if (!isNamed) {
    const isLikely = probability >= likelyFrom && (hasNewSurname(evidence) || hasOneOtherName(evidence));
    return isLikely ? { level: "likely", probability } : mayHaveOtherName(evidence) ? possible : null;
  }
  const isLikely =
    probability >= likelyFrom &&
    hasMoreThanName(evidence, namesakes) &&
    (hasOwnInCommon(evidence) || (found < crowdFrom && !mayBeColleagues(evidence)));
  if (isLikely) return { level: "likely", probability };
  return isExact || probability >= possibleFrom ? possible : null;
}

function probabilityOf(evidence: Evidence, namesakes: number): number {
  let sum = base + weightOfNamesakes(namesakes);
  for (const field of fields) sum += weightOf(field, evidence);
  // Rounded to twelve places, because the order of adding weights must not matter.
  return Math.round(1e12 / (1 + Math.exp(-sum))) / 1e12;
}

const isNamedAlike = (evidence: Evidence): boolean =>
  isSameName(evidence) && evidence.given !== "blank" && evidence.family !== "blank";

/** **Certain** is the same profile, or the same e-mail address with a name that fits. */
const isCertain = (evidence: Evidence, isNamed: boolean): boolean =>
  evidence.profile === "same" ||
  (evidence.email === "same" && isNamed && !evidence.isNobodys && !areTwoNames(evidence));

/**
 * **Likely** takes, beside the name, the company, an address or a phone of one's own, or a like title. The
 * title has to be the same where the companies differ, or the place too.
 */
function hasMoreThanName(evidence: Evidence, namesakes: number): boolean {
  if (evidence.isNobodys) return false;
  if (hasOwnInCommon(evidence)) return true;
  const { given, family, company, title, place } = evidence;
  if (company === "same") return true;
  const isRare = given === "exact" && (family === "exact" || family === "part") && namesakes < rareBelow;
  if (company === "akin")
    return (
      (isRare && title !== "other") ||
      (namesakes < 1 && (title === "same" || title === "like" || place === "city"))
    );
  if (company === "other")
    return (
      isRare && place !== "otherCountry" && (title === "same" || isNear(place) || namesakes < rarestBelow)
    );
  if (given === "initial" || family === "initial") return false;
  const isFar = title !== "same" || isElsewhere(place);
  if (!isFar && namesakes < (place === "city" ? 1 : unusualBelow)) return true;
  return isRare && (title === "like" || title === "same" || isNear(place));
}

/**
 * **Nobody is a match** without a name that fits, the profile or the address. Who has another first or last
 * name is possible where company and title, place, phone or address are the same: a marriage, a name that
 * somebody goes by, a first name that nobody knows.
 */
function mayHaveOtherName(evidence: Evidence): boolean {
  if (evidence.email === "same") return true;
  const { given, family, company, title, place } = evidence;
  if (company !== "same" || evidence.isNobodys) return false;
  // Somebody of whom one name alone is known.
  if (given === "blank" || family === "blank") return given === "exact" || family === "exact";
  return hasOwnInCommon(evidence) || title === "same" || (title === "like" && place === "city");
}

/** Whether one part of the name is another, and an address or a phone is the same. */
const hasOneOtherName = (evidence: Evidence): boolean =>
  hasOwnInCommon(evidence) && hasOneOtherPart(evidence) && evidence.generation !== "other";

/** Whether somebody with another surname has the given name, the company and the title: most have married. */
const hasNewSurname = ({ given, family, company, title, place, namesakes }: Evidence): boolean =>
  given === "exact" &&
  family === "other" &&
  company === "same" &&
  title === "same" &&
  !isElsewhere(place) &&
  namesakes < unusualBelow;

/**
 * **Colleagues of one name** are two people where their names are alike and two (Meyer and Meier, Jr. and
 * Sr.), or where their titles or places differ and the name does not tell them apart: an initial, a slip, or
 * one that several in this CRM have.
 */
function mayBeColleagues(evidence: Evidence): boolean {
  if (areTwoNames(evidence)) return true;
  const { given, family, title, place, namesakes } = evidence;
  const isInitial = given === "initial" || family === "initial";
  if (isInitial && title === "blank") return namesakes >= unusualBelow;
  if (title !== "other") return false;
  const isUnsure = isInitial || given === "nickname" || given === "slip" || family === "slip";
  return isUnsure || namesakes >= (isElsewhere(place) ? rareBelow : isNear(place) ? 1 : commonFrom);
}

const areTwoNames = ({ given, family, generation }: Evidence): boolean =>
  given === "near" || family === "near" || generation === "other";

/** What is a person's own, and not of all who work there. */
const hasOwnInCommon = ({ phone, email }: Evidence): boolean => phone === "same" || email === "same";

const isNear = (place: Evidence["place"]): boolean => place === "city" || place === "country";
