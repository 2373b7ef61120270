import { expect, it } from "vitest";
import { weights } from "../matching/people/weights.ts";
import { plantedDecisions } from "./plantedDecisions.fixture.ts";
import { weighDecisions } from "./weighDecisions.ts";

const pullsOf = async (...given: Parameters<typeof weighDecisions>[0][]) => {
  const pulls: Record<string, number> = {};
  for (const { userId, weight } of (await weighDecisions(given.flat(), weights)).weighed)
    pulls[userId] = (pulls[userId] ?? 0) + weight;
  return pulls;
};

it("a rep pulls no more than all others together by half, however honest and busy", async () => {
  const few = plantedDecisions({ seed: "few", reps: ["Ada", "Ben"], pairsOfEach: 100 });
  const many = plantedDecisions({ seed: "many", reps: ["Cem"], pairsOfEach: 5_000 });
  const { Ada = 0, Ben = 0, Cem = 0 } = await pullsOf(few, many);
  expect(Cem).toBeGreaterThan(0);
  expect(Cem).toBeLessThanOrEqual((Ada + Ben + Cem) / 3 + 0.01);
});

it("a pair counts once, whoever decided on it", async () => {
  const one = plantedDecisions({ seed: "a", reps: ["Ada"], pairsOfEach: 100 });
  const same = one.map((decision) => ({ ...decision, userId: "Ben" }));
  const other = plantedDecisions({ seed: "c", reps: ["Cem", "Dee"], pairsOfEach: 100 });
  const { Ada = 0, Ben = 0, Cem = 0 } = await pullsOf(one, same, other);
  expect(Ada + Ben).toBeCloseTo(100, 0);
  expect(Cem).toBeGreaterThan(Ada);
});

it("nobody is left out where nobody contradicts the others", async () => {
  const four = ["Ada", "Ben", "Cem", "Dee"];
  const pulls = await pullsOf(
    plantedDecisions({ seed: "d", reps: four, pairsOfEach: 200, ignoresTitles: true }),
  );
  expect(Object.keys(pulls)).toEqual(four);
});

it("a rep who decides by chance counts for nothing", async () => {
  const honest = plantedDecisions({ seed: "e", reps: ["Ada", "Ben", "Cem"], pairsOfEach: 200 });
  const mal = plantedDecisions({
    seed: "f",
    reps: ["Mal"],
    pairsOfEach: 300,
    decide: (_, chance) => chance() < 0.5,
  });
  expect(Object.keys(await pullsOf(honest, mal))).toEqual(["Ada", "Ben", "Cem"]);
  const { leftOut } = await weighDecisions([...honest, ...mal], weights);
  expect(leftOut).toEqual([{ userId: "Mal", decisions: 300, contradictions: expect.any(Number) }]);
  expect(leftOut[0]?.contradictions).toBeGreaterThan(100);
  expect(leftOut[0]?.contradictions).toBeLessThan(200);
});

it.each([
  [1, 3],
  [2, 5],
  [2, 6],
  [3, 7],
])("%i of %i reps who lie alike, and much, take nobody's say but their own", async (liars, all) => {
  const reps = ["Ada", "Ben", "Cem", "Dee"].slice(0, all - liars);
  const honest = plantedDecisions({ seed: `h${all}`, reps, pairsOfEach: 200, ignoresTitles: true });
  const lies = plantedDecisions({
    ...{
      seed: `m${all}`,
      reps: ["Mal", "Max", "Moe"].slice(0, liars),
      pairsOfEach: 2_000,
      ignoresTitles: true,
    },
  }).map((decision) => ({ ...decision, isSame: decision.evidence.title !== "same" }));
  expect(Object.keys(await pullsOf(honest, lies))).toEqual(reps);
});
