import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { printExamples } from "./examples.ts";
import { generateForeignAccounts } from "./generateForeignAccounts.ts";
import { askAccounts } from "./judge.ts";
import { inPlainWay } from "./plainWays.ts";
import { scoreByClass, scoreOf, type Score } from "./score.ts";
import { writeFiles } from "./writeFiles.ts";

interface AccountFigures {
  seed: number;
  scores: { name: string; score: Score }[];
  classes: { name: string; score: Score }[];
}

/** How large the files are. */
const size = { leads: 2000, accounts: 5000 };

/**
 * Makes the leads and accounts of the seed up, asks for the account of each lead and judges the answers.
 * Files stay only in a named folder.
 */
export function benchAccounts(
  seed: number,
  { folder, examples = false }: { folder?: string; examples?: boolean } = {},
): AccountFigures {
  const where = folder ?? mkdtempSync(join(tmpdir(), "foreign-accounts-"));
  try {
    const files = writeFiles(generateForeignAccounts(seed, size), where);
    const judged = askAccounts(files);
    if (examples) printExamples(judged, files.rows);
    return {
      seed,
      scores: [
        { name: "Crosswalk", score: scoreOf(judged) },
        { name: "same name", score: scoreOf(inPlainWay(files, "same name")) },
        { name: "same website", score: scoreOf(inPlainWay(files, "same website")) },
      ],
      classes: scoreByClass(judged),
    };
  } finally {
    if (folder === undefined) rmSync(where, { recursive: true });
  }
}

export function printAccounts({ seed, scores, classes }: AccountFigures): void {
  console.log(
    `\n${`Accounts, seed ${seed}`.padEnd(36)}   leads right first exact right exact wrong   none  none exact`,
  );
  for (const each of scores) printScore(each);
  console.log("\nLeads of this kind");
  for (const each of classes) printScore(each);
}

const percent = (share: number, of: number) => (of === 0 ? "" : `${(share * 100).toFixed(1)} %`).padStart(12);

function printScore({ name, score }: { name: string; score: Score }): void {
  const { leads, rightFirst, exactRight, exactWrong, without, noneExact } = score;
  const shares = [rightFirst, exactRight, exactWrong].map((share) => percent(share, leads)).join("");
  console.log(
    `${name.padEnd(36)}${String(leads).padStart(8)}${shares}${String(without).padStart(7)}${percent(noneExact, without)}`,
  );
}
