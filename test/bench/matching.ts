import { jaroWinkler } from "@skyra/jaro-winkler";
import { matchPeople } from "../../connector/matching/people/matchPeople.ts";
import type { Person } from "../../connector/matching/person.ts";
import { estimateWeights } from "../../connector/matching/people/estimateWeights.ts";
import { weights, type WeightTable } from "../../connector/matching/people/weights.ts";
import { generateLabelledSet, type LabelledSet } from "./labelled/generateLabelledSet.ts";
import { ablations } from "./ablation.ts";
import { readForeignPeople, type JudgedPeople } from "./foreignPeople/readPeople.ts";
import { labelledPairs } from "./labelled/labelledPairs.ts";
import { makeFewNames } from "./labelled/makeFewNames.ts";
import { heldOutSeed, tunedSeeds } from "./labelled/seeds.ts";

/** Index pairs of a lead and a record that a method takes for one person. */
type Pairs = [lead: number, record: number][];

interface Quality {
  method: string;
  precision: number;
  recall: number;
  /** Claimed pairs that are two people. */
  wrong: number;
  seconds: number;
}

interface MatchingFigures {
  leads: number;
  records: number;
  inCrm: number;
  /** On a set that the weights were never tuned on. */
  heldOut: Quality[];
  /** On a set that they were tuned on. */
  tuned: Quality[];
  /** Where the matcher fails, by what was done to the lead. */
  misses: { note: string; leads: number; notLikely: number; notEvenPossible: number }[];
  examples: string[];
  /** On the people of many languages, whose author had not read the matcher. */
  foreign: Quality[];
  /** In an org where most have one of a few names, with and without the weights of how often names occur. */
  fewNames: Quality[];
  /** On these, without one part of the matcher each. */
  ablation: { without: string; precision: number; likelyRecall: number; possibleRecall: number }[];
}

const people = 4_000;
/** Never tuned on. */
const foreignSeed = 4;
/** Jaro-Winkler compares everybody with everybody: so many leads of a set are enough. */
const slowLeadsMax = 400;
const jaroWinklerFrom = 0.92;

/**
 * Compares the matcher with three plain methods, by precision and recall, on labelled sets of made-up people
 * and their twins.
 */
export async function benchMatching(): Promise<MatchingFigures> {
  const foreign = await readForeignPeople(foreignSeed);
  const fewNames = makeFewNames(heldOutSeed);
  const tunedSet = generateLabelledSet(tunedSeeds[0], people);
  const set = generateLabelledSet(heldOutSeed, people);
  return {
    leads: set.leads.length,
    records: set.records.length,
    inCrm: set.truth.filter((record) => record !== null).length,
    heldOut: [
      ...matcherQualities(set, "Crosswalk", weights),
      ...matcherQualities(set, "re-estimated weights", estimateWeights(labelledPairs(tunedSet), weights)),
      ...baselineQualities(set),
    ],
    tuned: matcherQualities(tunedSet, "Crosswalk", weights),
    ...failures(set),
    foreign: [...matcherQualities(foreign, "Crosswalk", weights), ...baselineQualities(foreign)],
    fewNames: [
      ...matcherQualities(fewNames, "Crosswalk", weights),
      ...ablations
        .filter(({ part }) => part === "how often names occur")
        .flatMap(({ part, table }) => matcherQualities(fewNames, `without ${part}`, table)),
    ],
    ablation: ablations.map(({ part, table }) => {
      const [likely, possible] = matcherQualities(foreign, part, table);
      return {
        without: part,
        precision: likely?.precision ?? 0,
        likelyRecall: likely?.recall ?? 0,
        possibleRecall: possible?.recall ?? 0,
      };
    }),
  };
}

function matcherQualities(set: JudgedPeople, name: string, table: WeightTable): Quality[] {
  const started = performance.now();
  const matches = matchPeople(set.leads, set.records, [], table);
  const seconds = (performance.now() - started) / 1000;
  const pairsFrom = (isTaken: (level: string) => boolean): Pairs =>
    matches.flatMap((found, lead) =>
      found.filter(({ level }) => isTaken(level)).map(({ candidate }): [number, number] => [lead, candidate]),
    );
  return [
    quality(
      `${name}, likely and above`,
      set,
      pairsFrom((level) => level !== "possible"),
      seconds,
    ),
    quality(
      `${name}, possible and above`,
      set,
      pairsFrom(() => true),
      seconds,
    ),
  ];
}

function baselineQualities(set: JudgedPeople): Quality[] {
  const fullName = ({ firstName, lastName }: Person): string => `${firstName} ${lastName}`.toLowerCase();
  return [
    timed("exact first and last name", set, () => pairsByKey(set, (person) => [fullName(person)])),
    timed("exact e-mail", set, () =>
      pairsByKey(set, ({ emails }) => emails.map((email) => email.toLowerCase())),
    ),
    timed(`Jaro-Winkler of the full name ≥ ${jaroWinklerFrom}`, firstOf(set), () => {
      const names = set.records.map(fullName);
      return firstOf(set).leads.flatMap((lead, index) => {
        const name = fullName(lead);
        return names.flatMap((other, record): Pairs =>
          jaroWinkler(name, other) >= jaroWinklerFrom ? [[index, record]] : [],
        );
      });
    }),
  ];
}

const firstOf = ({ leads, records, truth }: JudgedPeople): JudgedPeople => ({
  leads: leads.slice(0, slowLeadsMax),
  records,
  truth: truth.slice(0, slowLeadsMax),
});

function pairsByKey(set: JudgedPeople, keysOf: (person: Person) => string[]): Pairs {
  const byKey = new Map<string, number[]>();
  set.records.forEach((record, index) => {
    for (const key of keysOf(record)) byKey.set(key, [...(byKey.get(key) ?? []), index]);
  });
  return set.leads.flatMap((lead, index) =>
    keysOf(lead).flatMap((key) => (byKey.get(key) ?? []).map((record): [number, number] => [index, record])),
  );
}

function timed(method: string, set: JudgedPeople, find: () => Pairs): Quality {
  const started = performance.now();
  const pairs = find();
  return quality(method, set, pairs, (performance.now() - started) / 1000);
}

function quality(method: string, { truth }: JudgedPeople, pairs: Pairs, seconds: number): Quality {
  const right = pairs.filter(([lead, record]) => truth[lead] === record).length;
  const inCrm = truth.filter((record) => record !== null).length;
  return {
    method,
    precision: right / Math.max(1, pairs.length),
    recall: right / inCrm,
    wrong: pairs.length - right,
    seconds,
  };
}

function failures(set: LabelledSet): Pick<MatchingFigures, "misses" | "examples"> {
  const misses = new Map<string, { leads: number; notLikely: number; notEvenPossible: number }>();
  const examples: string[] = [];
  matchPeople(set.leads, set.records).forEach((found, lead) => {
    const record = set.truth[lead];
    if (record == null) return;
    const level = found.find(({ candidate }) => candidate === record)?.level;
    for (const note of set.notes[lead]?.split(", ") ?? []) {
      const count = misses.get(note) ?? { leads: 0, notLikely: 0, notEvenPossible: 0 };
      misses.set(note, count);
      count.leads++;
      if (level === undefined || level === "possible") count.notLikely++;
      if (level === undefined) count.notEvenPossible++;
    }
    if (level === undefined && examples.length < 8)
      examples.push(
        `missed (${set.notes[lead] ?? ""}): ${shown(set.leads[lead])} is ${shown(set.records[record])}`,
      );
    const wrong = found.find(
      ({ candidate, level: claimed }) => candidate !== record && claimed !== "possible",
    );
    if (wrong && examples.length < 16)
      examples.push(
        `wrong: ${shown(set.leads[lead])} is not ${shown(set.records[wrong.candidate])} (${wrong.probability.toFixed(2)})`,
      );
  });
  const rows = [...misses].map(([note, count]) => ({ note, ...count }));
  return { misses: rows.sort((a, b) => b.notLikely / b.leads - a.notLikely / a.leads), examples };
}

const shown = (person: Person | undefined): string =>
  person === undefined
    ? ""
    : `${person.firstName} ${person.lastName}, ${[person.title, person.company].filter((part) => part !== null).join(", ")}`;

export function printMatching(figures: MatchingFigures): void {
  console.log(
    `\nMatching ${figures.leads} leads (${figures.inCrm} of them in the CRM) with ${figures.records} records; held-out set`,
  );
  printQualities(figures.heldOut);
  console.log("The set that the weights were tuned on");
  printQualities(figures.tuned);
  console.log("Where the matcher fails (held-out set)");
  console.table(figures.misses);
  for (const example of figures.examples) console.log(`  ${example}`);
  console.log("People of many languages, of a seed that nothing was tuned on");
  printQualities(figures.foreign);
  console.log("The same without one part of the matcher");
  console.table(
    figures.ablation.map(({ without, precision, likelyRecall, possibleRecall }) => ({
      without,
      precision: precision.toFixed(4),
      "recall at likely": likelyRecall.toFixed(4),
      "recall at possible": possibleRecall.toFixed(4),
    })),
  );
  console.log("An org where most have one of a few names");
  printQualities(figures.fewNames);
}

function printQualities(qualities: Quality[]): void {
  console.table(
    qualities.map(({ method, precision, recall, wrong, seconds }) => ({
      method,
      precision: precision.toFixed(4),
      recall: recall.toFixed(4),
      wrong,
      seconds: seconds.toFixed(1),
    })),
  );
}
