import { isSameName } from "../names/compareNames.ts";
import type { MatchLevel } from "../person.ts";
import { isElsewhere, type Evidence } from "./levels.ts";
import { base, namesakesMin, perNamesake, weightOf, weights } from "./weights.ts";

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
export const crowdFrom = 500;
/** So many namesakes are expected in the CRM where a name is common. */
const commonFrom = 0.4;

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
  if (isCertain(evidence, isNamed)) return { level: "certain", probability: Math.max(certainAtLeast, probability) };
  const possible: Score = { level: "possible", probability: Math.min(probability, possibleAtMost) };
  if (!isNamed) return mayHaveOtherName(evidence) ? possible : null;
  const isLikely =
    probability >= likelyFrom &&
    hasMoreThanName(evidence) &&
    (hasOwnInCommon(evidence) || (found < crowdFrom && !mayBeColleagues(evidence, namesakes)));
  if (isLikely) return { level: "likely", probability };
  return isExact || probability >= possibleFrom ? possible : null;
}

function probabilityOf(evidence: Evidence, namesakes: number): number {
  let sum = base - perNamesake * Math.log(Math.max(namesakesMin, namesakes));
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
function hasMoreThanName(evidence: Evidence): boolean {
  if (hasOwnInCommon(evidence)) return true;
  if (evidence.isNobodys) return false;
  const { given, family, company, title, place } = evidence;
  if (company === "same") return true;
  const isAlikeAtWork = title === "same" || title === "like";
  if (company === "akin") return isAlikeAtWork || place === "city";
  const isWhole = given !== "initial" && family !== "initial";
  return isWhole && !isElsewhere(place) && (title === "same" || (title === "like" && place !== "blank"));
}

/**
 * **Nobody is a match** without a name that fits, the profile or the address. Who has another first or last
 * name is possible where company and title, place, phone or address are the same: a marriage, a name that
 * somebody goes by, a first name that nobody knows.
 */
function mayHaveOtherName(evidence: Evidence): boolean {
  if (evidence.email === "same") return true;
  const { given, family, company, title, place } = evidence;
  if (company !== "same" || evidence.isNobodys || (given === "blank" && family !== "exact")) return false;
  return hasOwnInCommon(evidence) || title === "same" || (title === "like" && place === "city");
}

/**
 * **Colleagues of one name** are two people where their names are alike and two (Meyer and Meier, Jr. and
 * Sr.), or where their titles or places differ and the name does not tell them apart: an initial, a slip, or
 * one that several in this CRM have.
 */
function mayBeColleagues(evidence: Evidence, namesakes: number): boolean {
  if (areTwoNames(evidence)) return true;
  const { given, family, title, place } = evidence;
  if (title !== "other") return false;
  const isUnsure = given === "initial" || family === "initial" || given === "slip" || family === "slip";
  return isUnsure || isElsewhere(place) || (namesakes >= commonFrom && place !== "city");
}

const areTwoNames = ({ given, family, generation }: Evidence): boolean =>
  given === "near" || family === "near" || generation === "other";

/** What is a person's own, and not of all who work there. */
const hasOwnInCommon = ({ phone, email }: Evidence): boolean =>
  phone === "same" || email === "same" || email === "own";
