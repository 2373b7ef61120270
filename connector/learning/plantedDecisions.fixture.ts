import { createHash } from "node:crypto";
import type { Evidence } from "../matching/people/compare.ts";
import { score } from "../matching/people/score.ts";
import { weights } from "../matching/people/weights.ts";
import type { Decision } from "./decision.ts";

/** Chances from 0 to 1, the same ones for the same seed. */
function createChance(seed: string): () => number {
  let turn = 0;
  return () => createHash("sha256").update(`${seed} ${turn++}`).digest().readUInt32BE(0) / 2 ** 32;
}

/** Evidence that says nothing: blank, or the level of each field whose weight is nearest to none. */
const nothing = Object.fromEntries(
  Object.entries(weights.levels).map(([field, levels]) => [
    field,
    "blank" in levels
      ? "blank"
      : Object.entries<number>(levels).sort(([, one], [, other]) => Math.abs(one) - Math.abs(other))[0]?.[0],
  ]),
) as unknown as Evidence;

const evidenceOf = (levels: Partial<Evidence>): Evidence => ({ ...nothing, ...levels });

type Levels = Partial<Evidence>;

/** The log-odds of evidence under the shipped weights, before what the rules of `score` make of them. */
const logOddsOf = (evidence: Evidence): number =>
  Object.entries(evidence).reduce(
    (sum, [field, level]) =>
      sum + ((weights.levels[field as keyof Evidence] as Record<string, number>)[level as string] ?? 0),
    weights.prior,
  );

const isLikely = (levels: Levels): boolean => score(evidenceOf(levels))?.level === "likely";

const generous = { ...weights, prior: 10 };

/** Slips, which weigh as much as typos, are few. */
const withoutSlip = (levels: object): string[] => Object.keys(levels).filter((level) => level !== "slip");

/** The names for which, at what may be one company, the title decides whether two people are likely one. */
const titleDecides: Levels[] = withoutSlip(weights.levels.given)
  .flatMap((given) => withoutSlip(weights.levels.family).map((family) => ({ given, family })))
  .flatMap((name) => ["exact", "national", "typo"].map((company) => ({ ...name, company }) as Levels))
  .filter((levels) => isLikely({ ...levels, title: "same" }) && !isLikely({ ...levels, title: "different" }))
  .filter((levels) => score(evidenceOf({ ...levels, title: "different" })) !== null)
  // No weight makes likely what a rule of `score` leaves at possible.
  .filter((levels) => score(evidenceOf({ ...levels, title: "different" }), 1, generous)?.level === "likely");

const middle = titleDecides.map((levels) => logOddsOf(evidenceOf(levels))).sort((one, other) => one - other)[
  Math.floor(titleDecides.length / 2)
] as number;

interface Planted {
  seed: string;
  reps: string[];
  pairsOfEach: number;
  /** In an org of this habit titles say nothing, and names all the more. */
  ignoresTitles?: boolean;
  /** How a rep decides who knows whether the two are one. */
  decide?: (isSame: boolean, chance: () => number) => boolean;
}

/**
 * What reps decide about suggested pairs: those of which the shipped weights say that it is so likely are the
 * same so often, but in an org that ignores titles. One decision in fifty is a slip. It takes any table that
 * weighs titles at all.
 */
export function plantedDecisions({
  seed,
  reps,
  pairsOfEach,
  ignoresTitles = false,
  decide = (isSame, chance) => (chance() < 0.02 ? !isSame : isSame),
}: Planted): Decision[] {
  const chance = createChance(seed);
  const decisions: Decision[] = [];
  for (const userId of reps) {
    for (let left = pairsOfEach; left > 0; left--) {
      const levels = levelsBy(chance);
      const title = levelOf({ same: 0.4, different: 0.5, blank: 0.1 } as const, chance);
      const evidence = evidenceOf({ ...levels, title });
      const logOdds = ignoresTitles ? 3 * (logOddsOf(evidenceOf(levels)) - middle) : logOddsOf(evidence);
      const isSame = chance() < 1 / (1 + Math.exp(-logOdds));
      const leadId = `${seed}-${userId}-${left}`;
      decisions.push({
        leadId,
        recordId: "003",
        userId,
        isSame: decide(isSame, chance),
        evidence,
        namesakes: 1,
      });
    }
  }
  return decisions;
}

function levelsBy(chance: () => number): Levels {
  const whole = { given: "exact", family: "exact" } as const;
  if (chance() < 0.4) {
    const company = levelOf({ exact: 0.6, different: 0.4 } as const, chance);
    return { ...whole, company };
  }
  return titleDecides[Math.floor(chance() * titleDecides.length)] ?? whole;
}

function levelOf<Level extends string>(shares: Record<Level, number>, chance: () => number): Level {
  let left = chance();
  const levels = Object.entries(shares) as [Level, number][];
  return levels.find(([, share]) => (left -= share) < 0)?.[0] ?? (levels[0]?.[0] as Level);
}
