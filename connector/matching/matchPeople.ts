import { blockingKeys, swappedKeys } from "./blockingKeys.ts";
import { compare, type Evidence } from "./compare.ts";
import { explain } from "./explain.ts";
import type { Match, Person } from "./person.ts";
import { preparePerson, type PreparedPerson } from "./prepare.ts";
import { score, type Score } from "./score.ts";

export interface CandidateMatch extends Match {
  /** Index of the candidate. */
  candidate: number;
}

/** People who may be matched, prepared once for many questions. */
export interface CandidateIndex {
  /** The candidates that a person may be, the likeliest first. */
  match(person: Person): CandidateMatch[];
}

/** A key shared by more candidates than this tells nothing; they are found by their other keys. */
const blockMax = 2_000;

export function indexCandidates(candidates: readonly Person[]): CandidateIndex {
  const prepared = candidates.map(preparePerson);
  const blocks = new Map<string, number[]>();
  prepared.forEach((candidate, index) => {
    for (const key of blockingKeys(candidate)) {
      const block = blocks.get(key);
      if (block) block.push(index);
      else blocks.set(key, [index]);
    }
  });
  return {
    match(person) {
      const lead = preparePerson(person);
      const indexes = new Set<number>();
      for (const key of [...blockingKeys(lead), ...swappedKeys(lead)]) {
        const block = blocks.get(key) ?? [];
        if (block.length <= blockMax || key.startsWith("n:")) for (const index of block) indexes.add(index);
      }
      return rank(
        lead,
        [...indexes].flatMap((index) => {
          const candidate = prepared[index];
          return candidate ? [{ index, candidate, evidence: compare(lead, candidate) }] : [];
        }),
      );
    },
  };
}

/** For each person the candidates they may be, the likeliest first. */
export function matchPeople(people: readonly Person[], candidates: readonly Person[]): CandidateMatch[][] {
  const index = indexCandidates(candidates);
  return people.map((person) => index.match(person));
}

interface Compared {
  index: number;
  candidate: PreparedPerson;
  evidence: Evidence;
}

function rank(lead: PreparedPerson, compared: Compared[]): CandidateMatch[] {
  const namesakes = compared.filter(
    ({ evidence }) => evidence.given === "exact" && evidence.family === "exact",
  ).length;
  return compared
    .flatMap(({ index, candidate, evidence }) => {
      const found: Score | null = score(evidence, namesakes);
      return found
        ? [{ ...found, candidate: index, reasons: explain(evidence, lead.person, candidate.person) }]
        : [];
    })
    .sort((a, b) => b.probability - a.probability)
    .map((match, _, [best]) =>
      best && isOutdone(match, best) ? { ...match, level: "possible" as const } : match,
    );
}

/** Of two namesakes only one is the lead: where one has clearly more for it, the other is possible at most. */
function isOutdone(match: CandidateMatch, best: CandidateMatch): boolean {
  const logOdds = (probability: number): number => Math.log(probability / (1 - probability));
  return match.level === "likely" && logOdds(best.probability) - logOdds(match.probability) > clearLead;
}

/** Difference in log-odds between "the better of two" and "the one". */
const clearLead = 1.5;
