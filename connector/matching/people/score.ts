import { isElsewhere, type Evidence } from "./compare.ts";
import { sameCompany } from "../companies/compareCompanies.ts";
import { isSameName } from "../names/compareNames.ts";
import type { MatchLevel } from "../person.ts";
import { weights } from "./weights.ts";

interface Score {
  level: MatchLevel;
  probability: number;
}

const fields = Object.keys(weights.levels) as (keyof Evidence)[];

/** The highest probability. No sum of other evidence reaches it. */
const profileProbability = 0.999_999_99;

/** The least probabilities of the levels. A match below `possible` is not shown. */
const likelyFrom = 0.7;
const possibleFrom = 0.04;

/**
 * The probability that two people are one, from the weights of the evidence, within limits. The same profile
 * is certain under any name. The same e-mail address is certain with a fitting name, and possible with
 * another one. All other evidence needs a fitting name, and is likely only where the company, the phone
 * number or the title agrees as well. Null where it is not even possible.
 */
export function score(evidence: Evidence, namesakes = 1): Score | null {
  if (evidence.profile === "same") return { level: "certain", probability: profileProbability };
  const fits = isSameName(evidence) && evidence.given !== "blank" && evidence.family !== "blank";
  if (evidence.email === "same" && fits && isSureName(evidence)) {
    return { level: "certain", probability: Math.max(0.985, probabilityOf(evidence, namesakes)) };
  }
  // An address with the family name alone, where no first name is known.
  const isFamilyAlone = evidence.given === "blank" && evidence.family === "exact";
  if (evidence.email === "same" && isFamilyAlone && evidence.familyName !== "nobodys")
    return { level: "likely", probability: Math.max(0.95, probabilityOf(evidence, namesakes)) };
  if (!fits && evidence.email !== "same") return scoreUnnamed(evidence);
  const probability = probabilityOf(evidence, namesakes);
  // A personal address with another name: a changed name, or a successor. A colleague has another title.
  if (!fits && isOtherGivenName(evidence))
    return { level: "likely", probability: Math.max(0.8, probability) };
  if (!fits) return { level: "possible", probability: Math.min(0.5, probability) };
  if (probability >= likelyFrom && isBackedUp(evidence, namesakes)) return { level: "likely", probability };
  const isExactName = evidence.given === "exact" && evidence.family === "exact";
  const capped = Math.min(probability, possibleAtMost);
  if (capped >= possibleFrom || isExactName)
    return { level: "possible", probability: Math.max(capped, isExactName ? possibleFrom : 0) };
  return null;
}

/** Whether somebody is called otherwise, as Grace Wang and Xiaoyan Wang: all else agrees. */
const isOtherGivenName = (evidence: Evidence): boolean =>
  evidence.given === "different" &&
  (evidence.family === "exact" || evidence.family === "variant") &&
  sameCompany.has(evidence.company) &&
  isAlikeAtWork(evidence) &&
  evidence.generation !== "different";

/** Somebody of whom no first name is known, but all else. */
function scoreUnnamed(evidence: Evidence): Score | null {
  if (!isUnnamedColleague(evidence)) return null;
  const { title, phone, place } = evidence;
  const isSame = title === "same" && (phone === "same" || (isOfFew(evidence) && place === "sameCity"));
  return isSame ? { level: "likely", probability: 0.8 } : { level: "possible", probability: 0.5 };
}

const isUnnamedColleague = ({ given, family, familyName, company, title, phone }: Evidence): boolean =>
  given === "blank" &&
  family === "exact" &&
  familyName !== "nobodys" &&
  sameCompany.has(company) &&
  (title === "same" || phone === "same");

/** Whether the name alone makes the owner of an e-mail address out. */
const isSureName = ({ given, family, familyName }: Evidence): boolean =>
  given !== "middleConflict" &&
  given !== "unread" &&
  given !== "changed" &&
  family !== "changed" &&
  family !== "perhapsChanged" &&
  family !== "unread" &&
  familyName !== "nobodys";

/** The most that is said of somebody who is possible, and no more. */
export const possibleAtMost = likelyFrom - 0.01;

/** If so many people have a name, company, title and city agree by chance. */
export const crowdFrom = 500;

/** Whether something else than the name and the places says so. */
function isBackedUp(evidence: Evidence, namesakes: number): boolean {
  const { given, family, company, place, familyName } = evidence;
  if (familyName === "nobodys") return false;
  if (hasOwnInCommon(evidence)) return true;
  if (namesakes >= crowdFrom || areTwoNames(evidence) || mayBeColleagues(evidence)) return false;
  if (given === "changed" || family === "perhapsChanged") return false;
  if (family === "changed") return !isElsewhere(place);
  if (sameCompany.has(company)) return !isHiddenAlone(evidence);
  if (company === "related" || company === "former") return isAlikeAtWork(evidence) || place === "sameCity";
  if (given === "initial" || family === "initial" || given === "short" || isCommonName(evidence))
    return false;
  return company === "blank" || company === "nobody"
    ? isBackedUpByTitle(evidence, namesakes)
    : mayHaveMoved(evidence, namesakes);
}

const isAlikeAtWork = ({ title }: Evidence): boolean => title === "same" || title === "similar";

/** Whether somebody's last name is an initial, and neither title nor city says whose it is. */
const isHiddenAlone = (evidence: Evidence): boolean =>
  evidence.family === "initial" &&
  (evidence.title !== "blank" || evidence.givenName === "everywhere") &&
  !isAlikeAtWork(evidence) &&
  evidence.place !== "sameCity";

/** A title is enough evidence only with the place, if a person works for nobody. */
function isBackedUpByTitle(evidence: Evidence, namesakes: number): boolean {
  const { company, title, place } = evidence;
  if (isAlikeAtWork(evidence) && place === "sameCity") return true;
  if (title !== "same") return false;
  return company === "blank"
    ? namesakes <= 2 && !isElsewhere(place)
    : isOfFew(evidence) && place === "sameCountry";
}

/**
 * People who change jobs keep their trade, and often their city. If nobody else has the name, and few have
 * the last name, the title alone is enough.
 */
function mayHaveMoved(evidence: Evidence, namesakes: number): boolean {
  const { title, place } = evidence;
  if (place === "sameCity" && isOfFew(evidence) && isAlikeAtWork(evidence)) return true;
  if (title !== "same" || isElsewhere(place)) return false;
  return place === "sameCity" ? namesakes <= 2 : evidence.familyName !== "everywhere" && namesakes <= 1;
}

const isOfFew = ({ familyName }: Evidence): boolean => familyName === "rare" || familyName === "usual";

/** What is a person's own, and not of all who work there. */
const hasOwnInCommon = ({ phone, email }: Evidence): boolean =>
  phone === "same" || email === "same" || email === "spelled";

const twoNames: ReadonlySet<string> = new Set(["near", "middleConflict", "unread"]);

/**
 * Whether two names are alike and two, as Meyer and Meier, Erik and Erika, Smith Jr. and Sr. are, or may
 * be two, as nobody can read both. Relatives and colleagues of one team share the rest.
 */
const areTwoNames = ({ given, family, generation }: Evidence): boolean =>
  twoNames.has(given) || twoNames.has(family) || generation === "different";

/**
 * Whether two people of one firm may have this name, as their titles differ: some short forms stand for
 * several names (Sam for Samuel and Samantha), many have a common one, a firm may have father and son, and
 * namesakes in two cities. A craft and a desk are two people's.
 */
function mayBeColleagues(evidence: Evidence): boolean {
  const { given, family, generation, title, place } = evidence;
  if (title === "farApart") return true;
  if (title !== "different") return false;
  if (given === "initial" || generation === "oneSided") return true;
  // What looks like a slip may be a name that no list has.
  if (given === "typo" || family === "typo" || family === "alike") return true;
  if (isElsewhere(place)) return true;
  // In one city, a firm has few of one whole given name.
  return (given === "short" || family === "initial" || isCommonName(evidence)) && place !== "sameCity";
}

/** Whether so many have both names that two of them may meet in one firm or trade. */
export const isCommonName = ({ givenName, familyName }: Evidence): boolean =>
  givenName === "everywhere" && familyName === "everywhere";

/** `namesakes`: the number of candidates with this name. The more, the less likely each. */
function probabilityOf(evidence: Evidence, namesakes: number): number {
  let sum = weights.prior - Math.log(Math.max(1, namesakes)) * weights.namesakes;
  for (const field of fields) sum += (weights.levels[field] as Record<string, number>)[evidence[field]] ?? 0;
  // Rounded to twelve places, because the order of adding weights must not matter.
  return Math.round(1e12 / (1 + Math.exp(-sum))) / 1e12;
}
