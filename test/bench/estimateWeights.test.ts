import { expect, it } from "vitest";
import { estimateWeights } from "../../connector/matching/people/estimateWeights.ts";
import { matchPeople } from "../../connector/matching/people/matchPeople.ts";
import { weights } from "../../connector/matching/people/weights.ts";
import { generateLabelledSet } from "./labelled/generateLabelledSet.ts";
import { labelledPairs } from "./labelled/labelledPairs.ts";

it("the weights estimated from labelled pairs reach the goals on pairs that they have not seen", () => {
  const table = estimateWeights(labelledPairs(generateLabelledSet(11, 4_000)), weights);
  const set = generateLabelledSet(12, 4_000);
  const inCrm = set.truth.filter((record) => record !== null).length;
  const found = matchPeople(set.leads, set.records, [], table).flatMap((matches, lead) =>
    matches.map(({ level, candidate }) => ({ level, isRight: set.truth[lead] === candidate })),
  );
  const likely = found.filter(({ level }) => level !== "possible");
  const right = likely.filter(({ isRight }) => isRight).length;
  console.log(
    right / likely.length,
    right / inCrm,
    found.filter(({ isRight }) => isRight).length / inCrm,
    table,
  );
  expect(right / likely.length).toBeGreaterThanOrEqual(0.99);
  expect(right / inCrm).toBeGreaterThanOrEqual(0.93);
  expect(found.filter(({ isRight }) => isRight).length / inCrm).toBeGreaterThanOrEqual(0.985);
});

it("the weights stay as they are without pairs", () => {
  expect(estimateWeights([], weights)).toEqual(weights);
});

it("a level that no pair has keeps its weight, and blanks keep a weight of zero", () => {
  const evidence = labelledPairs(generateLabelledSet(11, 200)).filter(
    ({ evidence: { phone } }) => phone === "blank",
  );
  const table = estimateWeights(evidence, weights);
  expect(table.levels.phone).toEqual(weights.levels.phone);
  for (const levels of Object.values(table.levels) as Record<string, number>[])
    if ("blank" in levels) expect(levels["blank"]).toBe(0);
});
