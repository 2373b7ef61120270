import { describe, expect, it } from "vitest";
import { score } from "../matching/people/score.ts";
import { weights } from "../matching/people/weights.ts";
import type { Decision } from "./decision.ts";
import { isLikely } from "./judgeTable.ts";
import { isHeldOut, learnWeights } from "./learnWeights.ts";
import { plantedDecisions } from "./plantedDecisions.fixture.ts";
import { fewByDay } from "../../test/support/fewByDay.ts";

const reps = ["Ada", "Ben", "Cem", "Dee"];
const habit = { reps, pairsOfEach: 200, ignoresTitles: true };

describe("in an org where titles say nothing", () => {
  it("a title counts for less, and what was not learned from is answered better", async () => {
    const { outcome, learned } = await learnWeights(plantedDecisions({ seed: "a", ...habit }), weights);
    expect(outcome).toBe("proposed");
    const { table, before, after, righted, wronged } = learned ?? expect.fail("nothing was learned");
    expect(table.levels.title.same).toBeLessThan(weights.levels.title.same / 2);
    expect(after.precision).toBeGreaterThanOrEqual(before.precision);
    expect(after.recall).toBeGreaterThanOrEqual(before.recall);
    expect(righted).toBeGreaterThan(wronged);

    // And of decisions of other weeks.
    const later = plantedDecisions({ seed: "b", ...habit });
    const wrong = (used: typeof weights) =>
      later.filter(({ evidence, isSame }) => (score(evidence, 1, used)?.level === "likely") !== isSame)
        .length;
    expect(wrong(table)).toBeLessThan(wrong(weights));
  });

  it("the weights are judged on leads that they were not learned from", async () => {
    const decisions = plantedDecisions({ seed: "a", ...habit });
    const { learned } = await learnWeights(decisions, weights);
    const { table, righted, wronged, judgedPairs } = learned ?? expect.fail("nothing was learned");
    const heldOut = decisions.filter(({ leadId }) => isHeldOut(leadId));
    const changed = heldOut.filter((pair) => isLikely(pair, weights) !== isLikely(pair, table));
    expect([judgedPairs, righted + wronged]).toEqual([heldOut.length, changed.length]);
  });

  const lies: [string, (isSame: boolean, chance: () => number) => boolean][] = [
    ["turns everything round", (isSame) => !isSame],
    ["decides by chance", (_, chance) => chance() < 0.5],
    ["links everything", () => true],
    ["rejects everything", () => false],
  ];
  it.each(fewByDay(lies, 1))(
    "the table is the same with a rep who %s, ten thousand times",
    async (_, decide) => {
      const honest = plantedDecisions({ seed: "a", ...habit });
      const hostile = plantedDecisions({ seed: "x", ...habit, reps: ["Mal"], pairsOfEach: 10_000, decide });
      const alone = await learnWeights(honest, weights);
      expect(alone.outcome).toBe("proposed");
      const { leftOut, ...together } = await learnWeights([...honest, ...hostile], weights);
      expect({ ...together, leftOut: [] }).toEqual(alone);
      expect(leftOut).toMatchObject([{ userId: "Mal", decisions: 10_000 }]);
    },
  );
});

const wrongOf = (table: typeof weights, decisions: Decision[]): number =>
  decisions.filter(({ evidence, isSame }) => (score(evidence, 1, table)?.level === "likely") !== isSame)
    .length;

const partialLies: [string, (decision: Decision, index: number) => boolean][] = [
  ["rejects whoever has the same title", ({ evidence, isSame }) => isSame && evidence.title !== "same"],
  ["links whoever has no title", ({ evidence, isSame }) => isSame || evidence.title === "blank"],
  ["links whoever works elsewhere", ({ evidence, isSame }) => isSame || evidence.company === "different"],
  ["lies about every tenth", ({ isSame }, index) => isSame !== (index % 10 === 0)],
];
it.each(fewByDay(partialLies, 1))(
  "answers are no worse with a rep who %s, ten thousand times",
  async (_, lie) => {
    for (const ignoresTitles of [true, false]) {
      const three = { ...habit, reps: reps.slice(0, 3), ignoresTitles };
      const honest = plantedDecisions({ seed: "h", ...three });
      const mal = plantedDecisions({ seed: "m", ...three, reps: ["Mal"], pairsOfEach: 10_000 });
      const lies = mal.map((decision, index) => ({ ...decision, isSame: lie(decision, index) }));
      const [without, withMal] = [
        await learnWeights(honest, weights),
        await learnWeights([...honest, ...lies], weights),
      ];
      const later = plantedDecisions({ seed: "later", ...three, pairsOfEach: 500 });
      const wrong = wrongOf(without.learned?.table ?? weights, later);
      expect(wrongOf(withMal.learned?.table ?? weights, later)).toBeLessThanOrEqual(wrong);
    }
  },
);

/** Evidence that the honest have none of. */
const unseen: [string, Partial<Decision["evidence"]>][] = [
  ["a related company", { company: "related" }],
  ["another address of the domain", { email: "otherAtSameDomain" }],
  ["another country", { place: "otherCountry" }],
];
it.each(fewByDay(unseen, 1))(
  "a rep who alone decides on pairs with %s, where either is as likely, moves no weight of it",
  async (_, levels) => {
    const honest = plantedDecisions({ seed: "a", ...habit });
    const links = plantedDecisions({ seed: "m", ...habit, reps: ["Mal"], pairsOfEach: 6_000 })
      .map((decision) => ({
        ...decision,
        isSame: true,
        evidence: { ...decision.evidence, ...levels },
      }))
      .filter(({ evidence }) => {
        const { probability = 0 } = score(evidence, 1) ?? {};
        return probability > 0.3 && probability < 0.65;
      });
    const cover = plantedDecisions({ seed: "c", ...habit, reps: ["Mal"] });
    const { learned } = await learnWeights([...honest, ...links, ...cover], weights);
    const { table } = learned ?? expect.fail("nothing was learned");
    expect(table.levels).toMatchObject(
      Object.fromEntries(
        Object.entries(levels).map(([field, level]) => [
          field,
          { [level]: (weights.levels as Record<string, Record<string, number>>)[field]?.[level] },
        ]),
      ),
    );
  },
);

/** How reps decide who agreed to move the weights. */
const collusions: ((decision: Decision, index: number) => boolean)[] = [
  ({ isSame }) => !isSame,
  ({ evidence }) => evidence.title === "same",
  ({ evidence }) => evidence.title !== "same",
  ({ evidence }) => evidence.company === "exact",
  ({ evidence, isSame }) => isSame && evidence.title !== "same",
  ({ evidence, isSame }) => (evidence.title === "blank" ? isSame : evidence.title === "same"),
  ({ evidence, isSame }) => isSame && evidence.given === "exact" && evidence.family === "exact",
  ({ evidence, isSame }) => isSame || evidence.given !== "exact" || evidence.family !== "exact",
  ({ evidence, isSame }) => isSame && (evidence.company !== "exact" || evidence.title !== "different"),
  ({ isSame }, index) => isSame !== (index % 3 === 0),
];

/** By night five times as many lies, which take as long again. */
const pairsOfLiars = fewByDay([200, 1_000], 1);

/** How many lie, of how many. */
const parties = [
  [2, 5],
  [3, 7],
  [1, 3],
  [2, 6],
] as const;

describe.each(fewByDay(parties, 1))("%i of %i reps who lie alike", (liars, all) => {
  it.each(pairsOfLiars)("never make answers of the honest worse, deciding on %i pairs each", async (lied) => {
    for (const [seed, lie] of collusions.entries()) {
      const ignoresTitles = (seed + all) % 2 === 0;
      const honest = {
        ...{ reps: ["Ada", "Ben", "Cem", "Dee"].slice(0, all - liars), pairsOfEach: 150, ignoresTitles },
      };
      const decisions = plantedDecisions({ seed: `honest ${seed}`, ...honest });
      const lies = plantedDecisions({
        ...{
          seed: `lies ${seed}`,
          reps: ["Mal", "Max", "Moe"].slice(0, liars),
          pairsOfEach: lied,
          ignoresTitles,
        },
      }).map((decision, index) => ({ ...decision, isSame: lie(decision, index) }));
      const { learned } = await learnWeights([...decisions, ...lies], weights);
      const later = plantedDecisions({ seed: `later ${seed}`, ...honest, pairsOfEach: 500 });
      const wrong = wrongOf(learned?.table ?? weights, later);
      expect(wrong, `lie ${seed}`).toBeLessThanOrEqual(wrongOf(weights, later));
    }
  });
});

describe("in an org as the shipped weights expect it", () => {
  it.each(["a", "b", "c", "d", "e"])("nothing better is found (%s)", async (seed) => {
    const { outcome } = await learnWeights(plantedDecisions({ seed, reps, pairsOfEach: 200 }), weights);
    expect(outcome).toBe("not-better");
  });

  it.each([
    ["links everything", () => true],
    ["rejects everything", () => false],
    ["turns everything round", (isSame: boolean) => !isSame],
  ])("a rep who %s, ten thousand times, brings no proposal about", { tags: ["night"] }, async (_, decide) => {
    const three = reps.slice(0, 3);
    const honest = plantedDecisions({ seed: "a", reps: three, pairsOfEach: 200 });
    const hostile = plantedDecisions({ seed: "x", reps: ["Mal"], pairsOfEach: 10_000, decide });
    expect((await learnWeights([...honest, ...hostile], weights)).outcome).toBe("not-better");
  });
});

describe("too little to learn from", () => {
  it("is said with what there is", async () => {
    const few = plantedDecisions({ seed: "a", ...habit, reps: ["Ada", "Ben"], pairsOfEach: 30 });
    const { outcome, pairs, reps: count, links, rejections } = await learnWeights(few, weights);
    expect([outcome, pairs, count, links + rejections]).toEqual(["too-few", 60, 2, 60]);
  });

  it("is what only links are", async () => {
    const linked = plantedDecisions({ seed: "a", ...habit }).filter(({ isSame }) => isSame);
    expect(await learnWeights(linked, weights)).toMatchObject({ outcome: "too-few", rejections: 0 });
  });

  it("is nothing at all", async () => {
    expect(await learnWeights([], weights)).toMatchObject({ outcome: "too-few", pairs: 0, reps: 0 });
  });
});

it("a pair on which several decided counts once", async () => {
  const decisions = plantedDecisions({ seed: "a", ...habit, reps: ["Ada"], pairsOfEach: 30 });
  const again = decisions.map((decision) => ({ ...decision, userId: "Ben" }));
  expect((await learnWeights([...decisions, ...again], weights)).pairs).toBe(30);
});
