import type { Evidence } from "./compare.ts";
import { sameCompany } from "../companies/compareCompanies.ts";
import { isSameName } from "../names/compareNames.ts";
import type { MatchLevel } from "../person.ts";
import { weights, type WeightTable } from "./weights.ts";

interface Score {
  level: MatchLevel;
  probability: number;
}

const fields = Object.keys(weights.levels) as (keyof Evidence)[];

/** The highest probability. No sum of other evidence reaches it. */
const profileProbability = 0.999_999_99;

/** The least probabilities of the levels. A match below `possible` is not shown. */
const likelyFrom = 0.85;
const possibleFrom = 0.1;

/**
 * The probability that two people are one, from the weights of the evidence, within limits. The same profile
 * is certain under any name. The same e-mail address is certain with a fitting name, and possible with
 * another one. All other evidence needs a fitting name, and is likely only where the company, the phone
 * number or the title agrees as well. Null where it is not even possible.
 */
export function score(evidence: Evidence, namesakes = 1, table: WeightTable = weights): Score | null {
  if (evidence.profile === "same") return { level: "certain", probability: profileProbability };
  const fits = isSameName(evidence) && evidence.given !== "blank" && evidence.family !== "blank";
  if (evidence.email === "same" && fits && evidence.given !== "middleConflict") {
    return { level: "certain", probability: Math.max(0.985, probabilityOf(evidence, namesakes, table)) };
  }
  if (!fits) {
    // A personal address with another name: a changed name, or a successor.
    return evidence.email === "same" ? { level: "possible", probability: 0.5 } : null;
  }
  const probability = probabilityOf(evidence, namesakes, table);
  const isBackedUp =
    sameCompany.has(evidence.company) ||
    evidence.phone === "same" ||
    (evidence.company === "blank" && evidence.title === "same");
  if (probability >= likelyFrom && isBackedUp) return { level: "likely", probability };
  const isExactName = evidence.given === "exact" && evidence.family === "exact";
  const capped = Math.min(probability, likelyFrom - 0.01);
  if (capped >= possibleFrom || isExactName)
    return { level: "possible", probability: Math.max(capped, isExactName ? possibleFrom : 0) };
  return null;
}

/** `namesakes`: the number of candidates with this name. The more, the less likely each. */
function probabilityOf(evidence: Evidence, namesakes: number, table: WeightTable): number {
  let sum = table.prior - Math.log(Math.max(1, namesakes)) * table.namesakes;
  for (const field of fields) sum += (table.levels[field] as Record<string, number>)[evidence[field]] ?? 0;
  // Rounded to twelve places, because the order of adding weights must not matter.
  return Math.round(1e12 / (1 + Math.exp(-sum))) / 1e12;
}
