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
/** With so many decisions on a kind, a rep has half a say in what is usual there. */
const halfSay = 10;
/** How much the table's own answer counts beside the others', as if it were this much of a rep. */
const tableSay = 0.25;

/** How often one rep said "same" about a kind of evidence. */
interface Said {
  same: number;
  all: number;
}

/** What all reps said about a kind: the sum of their says, and of what share of theirs was "same". */
interface Kind {
  byUser: Map<string, Said>;
  says: number;
  shares: number;
}

/**
 * How much each rep's decisions count, from 0 to 1: less for one whose decisions contradict what the others
 * decided on like evidence. Each rep has one say in what is usual, however many decisions are theirs, so that
 * none can outvote the others. Who links everything contradicts them where they reject. What nobody else
 * decided on is held against the table. Whoever contradicts them most, and so much that nothing counts, is
 * left out before the others are looked at once more: their say would make others look odd, too.
 */
export async function trustInReps(
  decisions: readonly Decision[],
  table: WeightTable,
): Promise<Map<string, number>> {
  const trust = new Map<string, number>();
  for (let left = decisions; ;) {
    const found = [...(await contradictionsIn(left, table))];
    const [worst] = found.sort(([, one], [, other]) => other - one);
    if (!worst || worst[1] < excessMax) {
      for (const [userId, excess] of found) trust.set(userId, 1 - excess / excessMax);
      return trust;
    }
    const [userId] = worst;
    trust.set(userId, 0);
    left = left.filter((decision) => decision.userId !== userId);
  }
}

/** By rep: how much more they contradict the others than these contradict each other, from 0 to 1. */
async function contradictionsIn(
  decisions: readonly Decision[],
  table: WeightTable,
): Promise<Map<string, number>> {
  const kinds = new Map<string, Kind>();
  const judged = await mapInTurns(decisions, ({ userId, isSame, evidence, namesakes }) => {
    const probability = score(evidence, namesakes, table)?.probability ?? 0;
    const [fine, broad] = [keyOf(evidence), bandOf(probability)];
    for (const key of [fine, broad]) count(kinds, key, userId, isSame);
    return { userId, isSame, fine, broad, probability };
  });
  for (const kind of kinds.values()) {
    for (const said of kind.byUser.values()) {
      kind.says += sayOf(said);
      kind.shares += sayOf(said) * shareOf(said);
    }
  }
  const contradictions = new Map<string, [ofLinks: Contradiction, ofRejections: Contradiction]>();
  await eachInTurns(judged, ({ userId, isSame, fine, broad, probability }) => {
    const usual = othersShare(kinds.get(fine), userId, othersShare(kinds.get(broad), userId, probability));
    const both = contradictions.get(userId) ?? [noContradiction(), noContradiction()];
    contradictions.set(userId, both);
    const side = both[usual >= 0.5 ? 0 : 1];
    side.excess += Math.abs((isSame ? 1 : 0) - usual) - 2 * usual * (1 - usual);
    side.variance += usual * (1 - usual) * (1 - 2 * usual) ** 2;
    side.all += 1;
  });
  return new Map([...contradictions].map(([userId, both]) => [userId, Math.max(...both.map(sureExcess))]));
}

/** How a rep decided where the others mostly link, or mostly reject. */
interface Contradiction {
  /** How far the decisions are from the others', less how far one of theirs is on average. */
  excess: number;
  /** What chance does to it. */
  variance: number;
  all: number;
}

const noContradiction = (): Contradiction => ({ excess: 0, variance: 0, all: 0 });

const sureExcess = ({ excess, variance, all }: Contradiction): number =>
  Math.max(0, excess - chanceErrors * Math.sqrt(variance)) / (all + granted);

function count(kinds: Map<string, Kind>, key: string, userId: string, isSame: boolean): void {
  const kind = kinds.get(key) ?? { byUser: new Map<string, Said>(), says: 0, shares: 0 };
  const said = kind.byUser.get(userId) ?? { same: 0, all: 0 };
  said.all += 1;
  if (isSame) said.same += 1;
  kind.byUser.set(userId, said);
  kinds.set(key, kind);
}

const sayOf = ({ all }: Said): number => all / (all + halfSay);
const shareOf = ({ same, all }: Said): number => same / all;

/** The share of "same" in what the other reps said, drawn towards what is expected where they said little. */
function othersShare(kind: Kind | undefined, userId: string, expected: number): number {
  const own = kind?.byUser.get(userId);
  const says = (kind?.says ?? 0) - (own ? sayOf(own) : 0);
  const shares = (kind?.shares ?? 0) - (own ? sayOf(own) * shareOf(own) : 0);
  return (shares + tableSay * expected) / (says + tableSay);
}

export const keyOf = (evidence: Evidence): string => Object.values(evidence).join();

/** Of like probability, as whole log-odds. */
function bandOf(probability: number): string {
  const within = Math.min(0.999, Math.max(0.001, probability));
  return `band ${Math.round(Math.log(within / (1 - within)))}`;
}
