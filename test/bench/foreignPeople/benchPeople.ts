import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateForeignPeople } from "./generateForeignPeople.ts";
import { askReport, type JudgedLead } from "./judge.ts";
import {
  calibration,
  falseLikelies,
  scoreByClass,
  scoreOf,
  type CalibrationBin,
  type FalseLikelies,
  type Score,
} from "./score.ts";
import { writeFiles } from "./writeFiles.ts";

interface PeopleFigures {
  seed: number;
  scores: { name: string; score: Score }[];
  classes: { name: string; score: Score }[];
  falseLikelies: FalseLikelies[];
  calibration: CalibrationBin[];
}

/** How large the files are. */
const size = { leads: 4000, records: 20_000 };

/**
 * Makes the people of the seed up, asks the match report about them and judges it. Files stay only in a
 * named folder.
 */
export function benchPeople(seed: number, folder?: string): PeopleFigures {
  const where = folder ?? mkdtempSync(join(tmpdir(), "foreign-people-"));
  try {
    return figuresOf(seed, askReport(writeFiles(generateForeignPeople(seed, size), where)));
  } finally {
    if (folder === undefined) rmSync(where, { recursive: true });
  }
}

function figuresOf(seed: number, judged: JudgedLead[]): PeopleFigures {
  const files = [...new Set(judged.map(({ file }) => file))];
  const scores = files.map((name) => ({ name, score: scoreOf(judged.filter(({ file }) => file === name)) }));
  return {
    seed,
    scores: [...scores, { name: "all", score: scoreOf(judged) }],
    classes: scoreByClass(judged),
    falseLikelies: falseLikelies(judged),
    calibration: calibration(judged),
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(9);

export function printPeople({
  seed,
  scores,
  classes,
  falseLikelies: taken,
  calibration: bins,
}: PeopleFigures): void {
  console.log(
    `\nForeign people, seed ${seed}      leads   pairs precision  recall  at possible  false likelies`,
  );
  for (const { name, score } of scores) printScore(name, score);
  console.log("\nPairs with this difficulty");
  for (const { name, score } of classes) printScore(name, score);
  console.log("\nTaken for somebody else, likely or certain        leads  claimed");
  for (const { kind, leads, claimed } of taken)
    console.log(
      `${kind.padEnd(46)} ${String(leads).padStart(8)} ${String(claimed).padStart(8)} ${percent(claimed / leads)}`,
    );
  console.log("\nProbability of the best claim     claims   said    right");
  for (const { from, to, claims, said, right } of bins)
    console.log(
      `${`${from} to ${to}`.padEnd(30)} ${String(claims).padStart(8)}${percent(said)}${percent(right)}`,
    );
}

function printScore(
  name: string,
  { leads, pairs, precision, recall, recallAtPossible, falseLikelies: wrong }: Score,
): void {
  const counts = [leads, pairs].map((count) => String(count).padStart(8)).join("");
  console.log(
    `${name.padEnd(30)}${counts}${percent(precision)}${percent(recall)}${percent(recallAtPossible)}${String(wrong).padStart(8)}`,
  );
}
