import { expect, it } from "vitest";
import { weights } from "../matching/people/weights.ts";
import { isLikely, judgeTable } from "./judgeTable.ts";
import { plantedDecisions } from "./plantedDecisions.fixture.ts";

/** Under these, who has another title is likely instead of who has the same. */
const { same, different } = weights.levels.title;
const swapped = {
  ...weights,
  levels: { ...weights.levels, title: { ...weights.levels.title, same: different, different: same } },
};

const pairs = plantedDecisions({ seed: "a", reps: ["Ada"], pairsOfEach: 500 });
const answered = (before: boolean, after: boolean) =>
  pairs.find((pair) => isLikely(pair, weights) === before && isLikely(pair, swapped) === after) ??
  expect.fail("no such pair");
const [lost, won, kept] = [answered(true, false), answered(false, true), answered(true, true)];

const times = (count: number, userId: string, pair: typeof lost, isSame: boolean) =>
  Array.from({ length: count }, (_, index) => ({
    ...{ ...pair, leadId: `${userId}-${index}`, userId, isSame, weight: 1 },
  }));

const links = times(100, "Ada", kept, true);
const betterFor = (reps: string[], count: number) =>
  reps.flatMap((userId) => times(count, userId, lost, false));
const worseFor = (reps: string[], count: number) =>
  reps.flatMap((userId) => times(count, userId, won, false));

it("a table is better that is right more often for each rep", async () => {
  const { isBetter, righted } = await judgeTable(
    betterFor(["Ben", "Cem", "Dee"], 20).concat(links),
    weights,
    swapped,
  );
  expect([isBetter, righted]).toEqual([true, 60]);
});

it.each([
  ["a rep of three", ["Mal"], ["Ada", "Ben"]],
  ["two reps of five", ["Mal", "Max"], ["Ada", "Ben", "Cem"]],
  ["three reps of seven", ["Mal", "Max", "Moe"], ["Ada", "Ben", "Cem", "Dee"]],
])("a table is not better that is right more often for %s alone", async (_, few, most) => {
  const judged = [...links, ...betterFor(few, 100), ...worseFor(most, 5)];
  const { isBetter, before, after } = await judgeTable(judged, weights, swapped);
  expect(after.precision).toBeGreaterThan(before.precision);
  expect(isBetter).toBe(false);
});

it("a table is not better for a few answers, which may be chance", async () => {
  expect(
    (await judgeTable([...links, ...betterFor(["Ben", "Cem", "Dee"], 2)], weights, swapped)).isBetter,
  ).toBe(false);
});
