import type { Evidence } from "./compare.ts";
import { sameCompany } from "../companies/compareCompanies.ts";
import { isSameName } from "../names/compareNames.ts";
import type { MatchLevel } from "../person.ts";
import { weights, type WeightTable } from "./weights.ts";

export interface Score {
  level: MatchLevel;
  probability: number;
}

/** As sure as it gets: more than any other evidence adds up to. */
const profileProbability = 0.999_999_99;

/** From these on; below `possible` two people are not worth showing. */
const likelyFrom = 0.85;
const possibleFrom = 0.1;

/**
 * How likely two people are one, from the weights of the evidence's levels, within what a person would
 * accept: without a name that fits nobody is a match, the same name elsewhere is possible at most, and
 * certain is only what an e-mail address with a fitting name or the profile itself shows. Null where it is
 * not even possible.
 */
export function score(evidence: Evidence, namesakes = 1, table: WeightTable = weights): Score | null {
  if (evidence.profile === "same") return { level: "certain", probability: profileProbability };
  const fits = isSameName(evidence) && evidence.given !== "blank" && evidence.family !== "blank";
  if (evidence.email === "same" && fits && evidence.given !== "middleConflict") {
    return { level: "certain", probability: Math.max(0.985, probabilityOf(evidence, namesakes, table)) };
  }
  if (!fits) {
    // An address that is one person's, under another name: remarried, or passed on to a successor.
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

/** `namesakes`: how many of the candidates have this very name; among more, each is less likely the one. */
function probabilityOf(evidence: Evidence, namesakes: number, table: WeightTable): number {
  let sum = table.prior - Math.log(Math.max(1, namesakes)) * table.namesakes;
  for (const [field, level] of Object.entries(evidence) as [keyof Evidence, string][]) {
    sum += (table.levels[field] as Record<string, number>)[level] ?? 0;
  }
  // To twelve places: the same weights added in another order are the same probability.
  return Math.round(1e12 / (1 + Math.exp(-sum))) / 1e12;
}
