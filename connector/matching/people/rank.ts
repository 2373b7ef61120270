import { compare, isElsewhere, type Evidence } from "./levels.ts";
import { normalizePerson } from "./normalizePerson.ts";
import { explain } from "./explain.ts";
import type { Match, MatchLevel, Person } from "../person.ts";
import { possibleAtMost, score } from "./score.ts";
import { withWorkplace } from "./workplace.ts";

/** A candidate that a lead was compared with. */
interface Compared<Id> {
  id: Id;
  /** With the title and the company that were compared. */
  person: Person;
  evidence: Evidence;
}

interface RankedMatch<Id> extends Match {
  id: Id;
}

/** With what was scored. */
interface Scored<Id> extends RankedMatch<Id> {
  person: Person;
  evidence: Evidence;
  namesakes: number;
}

/** A match that is this far behind the best one, in log-odds, is possible at most. */
const clearLead = 1.5;
/** If two people are this close in log-odds, either may be the lead. */
const tooClose = 0.3;

interface RankOptions {
  /** The number of candidates with the same name. */
  namesakes: number;
  /** So many are wanted: the others are counted alone, as to explain ten thousand takes a second. */
  keptMax?: number;
}

/** The compared candidates that the lead may be. */
export interface Ranked<Found> {
  /** Likeliest first. */
  best: Found[];
  /** How many there are, with those that are not kept. */
  total: number;
}

/** Puts the compared candidates that the lead may be in order, and explains the best. */
export function rank<Id>(
  lead: Person,
  compared: Compared<Id>[],
  { namesakes, keptMax = Infinity }: RankOptions,
): Ranked<RankedMatch<Id>> {
  const found = compared.flatMap((each): Judged<Id>[] => {
    const scored = score(each.evidence, namesakes);
    return scored ? [{ each, level: scored.level, probability: scored.probability }] : [];
  });
  const asked = found.length > 0 ? withWorkplace(lead) : lead;
  const best = likeliest(found, keptMax).map(({ each: { id, person, evidence }, level, probability }) => {
    const reasons = explain(evidence, asked, person);
    return { id, person, evidence, level, probability, reasons, namesakes };
  });
  return { best: withoutOutdone(best), total: found.length };
}

interface Judged<Id> {
  each: Compared<Id>;
  level: MatchLevel;
  probability: number;
}

/** The likeliest first. Few of very many are found without putting all in order. */
function likeliest<Some extends { probability: number }>(found: Some[], keptMax: number): Some[] {
  const least = found.length > keptMax ? leastOf(found, keptMax) : 0;
  return found
    .filter(({ probability }) => probability >= least)
    .sort((a, b) => b.probability - a.probability)
    .slice(0, keptMax);
}

/** The probability of the last of so many, the likeliest being the first. */
const leastOf = (found: readonly { probability: number }[], keptMax: number): number =>
  Float64Array.from(found, ({ probability }) => probability)
    .sort()
    .at(-keptMax) ?? 0;

function withoutOutdone<Id>(found: Scored<Id>[]): RankedMatch<Id>[] {
  const likely = found.filter(({ level }) => level !== "possible");
  if (likely.length < 2) return found.map(toRanked);
  const areRivals = rivalsAmong(likely);
  return found.map((match) => {
    const at = likely.indexOf(match);
    const isOutdone =
      match.level === "likely" &&
      likely.some((other, index) => index !== at && outdoes(other, match, areRivals(index, at)));
    return toRanked(isOutdone ? asPossible(match) : match);
  });
}

/** A match that is possible at most has no higher probability either. */
const asPossible = <Scored extends Pick<Match, "level" | "probability">>(match: Scored): Scored => ({
  ...match,
  level: "possible",
  probability: Math.min(match.probability, possibleAtMost),
});

function toRanked<Id>({ id, level, probability, reasons }: Scored<Id>): RankedMatch<Id> {
  return { id, level, probability, reasons };
}

const logOdds = ({ probability }: Match): number => Math.log(probability / (1 - probability));

/**
 * Only one of several people with the same name is the lead: where one has clearly more evidence, the other
 * is possible at most. Of two who are not one person, both are where neither is ahead.
 */
function outdoes(other: Match, match: Match, areRivals: boolean): boolean {
  const ahead = logOdds(other) - logOdds(match);
  return ahead > clearLead || (areRivals && (ahead > -tooClose || other.level === "certain"));
}

/** So many of one name are people, and not one again and again. */
const crowdFrom = 10;

/**
 * Whether two candidates are two people, and not one who is in the CRM twice: their titles, places or numbered
 * addresses differ, or many have the name.
 */
function rivalsAmong(
  likely: { person: Person; evidence: Evidence; namesakes: number }[],
): (one: number, other: number) => boolean {
  const people = likely.map(({ person }) => normalizePerson(person));
  const isCrowded =
    likely.length >= crowdFrom ||
    likely.some(({ evidence, namesakes }) => namesakes >= crowdFrom || evidence.namesakes >= 1);
  return (one, other) => {
    const [mine, theirs] = [people[one], people[other]];
    const evidence = mine && theirs ? compare(mine, theirs) : null;
    if (evidence === null || isCrowded) return true;
    const { email, phone, title, place, generation, given, family } = evidence;
    if (email === "same" || phone === "same") return false;
    if (given === "other" || family === "other") return true;
    return title === "other" || isElsewhere(place) || generation === "other";
  };
}

export function isExactName({ given, family }: Pick<Evidence, "given" | "family">): boolean {
  return given === "exact" && family === "exact";
}
