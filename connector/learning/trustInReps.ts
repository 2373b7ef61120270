import type { LeftOut } from "../database/schema/settings.ts";
import { eachInTurns, mapInTurns } from "../inTurns.ts";
import type { Evidence } from "../matching/people/compare.ts";
import { score } from "../matching/people/score.ts";
import type { WeightTable } from "../matching/people/weights.ts";
import type { Decision } from "./decision.ts";

/** From here on, whoever contradicts the others more often than they contradict each other counts nothing. */
const excessMax = 0.1;
/** What chance alone may do to a rep's excess, in standard errors. */
const chanceErrors = 3;
/** A few odd decisions tell little of a rep: so many that are as the others' are taken for granted. */
const granted = 10;
/** So many decisions of a rep on a kind count as what is expected of everybody. */
const expectedSay = 3;

/** How often one rep said "same" about a kind of evidence. */
interface Said {
  same: number;
  all: number;
}

/** What reps said about a kind of evidence. */
type Kind = Map<string, Said>;

/**
 * How much each rep's decisions count, from 0 to 1: less for one whose decisions contradict what is usual on
 * like evidence. What is usual is where the rep in the middle stands: each has one voice, however many
 * decisions are theirs, so that no minority, also one that acts together, makes the others look odd. Who
 * links everything contradicts them where they reject. What few decided on is held against the table. Whoever
 * contradicts them most, and so much that nothing counts, is left out before the others are looked at again.
 */
export async function trustInReps(
  decisions: readonly Decision[],
  table: WeightTable,
): Promise<{ trust: Map<string, number>; leftOut: LeftOut[] }> {
  const trust = new Map<string, number>();
  const leftOut: LeftOut[] = [];
  for (let left = decisions; ;) {
    const found = await contradictionsIn(left, table);
    const [worst] = found.toSorted((one, other) => other.excess - one.excess);
    if (!worst || worst.excess < excessMax) {
      for (const { userId, excess } of found) trust.set(userId, 1 - excess / excessMax);
      return { trust, leftOut };
    }
    const { userId, excess: _, ...counts } = worst;
    trust.set(userId, 0);
    leftOut.push({ userId, ...counts });
    left = left.filter((decision) => decision.userId !== userId);
  }
}

/** How much more a rep contradicts the others than these contradict each other, from 0 to 1. */
type Found = LeftOut & { excess: number };

async function contradictionsIn(decisions: readonly Decision[], table: WeightTable): Promise<Found[]> {
  const kinds = new Map<string, Kind>();
  const judged = await mapInTurns(decisions, ({ userId, isSame, evidence, namesakes }) => {
    const probability = score(evidence, namesakes, table)?.probability ?? 0;
    const band = bandOf(probability);
    const broad = `band ${band}`;
    const fine = `${keyOf(evidence)} ${broad}`;
    for (const key of [fine, broad]) count(kinds, key, userId, isSame);
    return { userId, isSame, fine, broad, expected: 1 / (1 + Math.exp(-band)) };
  });
  const reps = [...new Set(judged.map(({ userId }) => userId))];
  const usualIn = new Map<string, number>();
  const usual = (key: string, expected: number): number => {
    const found = usualIn.get(key) ?? middleShare(kinds.get(key), reps, expected);
    usualIn.set(key, found);
    return found;
  };
  const contradictions = new Map<string, [ofLinks: Contradiction, ofRejections: Contradiction]>();
  await eachInTurns(judged, ({ userId, isSame, fine, broad, expected }) => {
    const share = usual(fine, usual(broad, expected));
    const both = contradictions.get(userId) ?? [noContradiction(), noContradiction()];
    contradictions.set(userId, both);
    const side = both[share >= 0.5 ? 0 : 1];
    side.excess += Math.abs((isSame ? 1 : 0) - share) - 2 * share * (1 - share);
    side.variance += share * (1 - share) * (1 - 2 * share) ** 2;
    side.all += 1;
    if (isSame !== share >= 0.5) side.against += 1;
  });
  return [...contradictions].map(([userId, both]) => ({
    userId,
    excess: Math.max(...both.map(sureExcess)),
    decisions: both[0].all + both[1].all,
    contradictions: both[0].against + both[1].against,
  }));
}

/** How a rep decided where the others mostly link, or mostly reject. */
interface Contradiction {
  /** How far the decisions are from the others', less how far one of theirs is on average. */
  excess: number;
  /** What chance does to it. */
  variance: number;
  all: number;
  /** Of these, decisions that most others would decide otherwise. */
  against: number;
}

const noContradiction = (): Contradiction => ({ excess: 0, variance: 0, all: 0, against: 0 });

const sureExcess = ({ excess, variance, all }: Contradiction): number =>
  Math.max(0, excess - chanceErrors * Math.sqrt(variance)) / (all + granted);

function count(kinds: Map<string, Kind>, key: string, userId: string, isSame: boolean): void {
  const kind = kinds.get(key) ?? new Map<string, Said>();
  const said = kind.get(userId) ?? { same: 0, all: 0 };
  said.all += 1;
  if (isSame) said.same += 1;
  kind.set(userId, said);
  kinds.set(key, kind);
}

/**
 * The share of "same" of the rep in the middle, whom no minority can move far, however much it decides. Who
 * decided little stands where everybody is expected to.
 */
function middleShare(kind: Kind | undefined, reps: readonly string[], expected: number): number {
  const shares = reps
    .map((userId) => kind?.get(userId) ?? { same: 0, all: 0 })
    .map(({ same, all }) => (same + expectedSay * expected) / (all + expectedSay))
    .toSorted((one, other) => one - other);
  const half = (shares.length - 1) / 2;
  return ((shares[Math.floor(half)] ?? expected) + (shares[Math.ceil(half)] ?? expected)) / 2;
}

export const keyOf = (evidence: Evidence): string => Object.values(evidence).join();

/** Of like probability: whole log-odds. */
function bandOf(probability: number): number {
  const within = Math.min(0.999, Math.max(0.001, probability));
  return Math.round(Math.log(within / (1 - within)));
}
