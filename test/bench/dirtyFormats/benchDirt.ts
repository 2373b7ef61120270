import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { askReport, type JudgedLead } from "../foreignPeople/judge.ts";
import {
  falseLikelies,
  scoreByClass,
  scoreOf,
  type FalseLikelies,
  type Score,
} from "../foreignPeople/score.ts";
import { writeFiles } from "./files/writeFiles.ts";
import { generateDirtyFormats } from "./generateDirtyFormats.ts";

interface DirtFigures {
  seed: number;
  scores: { name: string; score: Score }[];
  classes: { name: string; score: Score }[];
  falseLikelies: FalseLikelies[];
}

/** How large the files are. */
const size = { leads: 1500, contacts: 6000 };

/** Asks the match report about the dirty files of the seed. Files stay only in a named folder. */
export function benchDirt(seed: number, folder?: string): DirtFigures {
  const where = folder ?? mkdtempSync(join(tmpdir(), "dirty-formats-"));
  try {
    const people = generateDirtyFormats(seed, size);
    const others = new Map(
      people.leads.flatMap(({ contactId, alsoRight }) => alsoRight.map((id) => [id, contactId])),
    );
    const judged = askReport(writeFiles(people, seed, where)).map((lead) => asOneRecord(lead, others));
    const files = [...new Set(judged.map(({ file }) => file))];
    return {
      seed,
      scores: [
        ...files.map((name) => ({ name, score: scoreOf(judged.filter(({ file }) => file === name)) })),
        { name: "all", score: scoreOf(judged) },
      ],
      classes: scoreByClass(judged),
      falseLikelies: falseLikelies(judged),
    };
  } finally {
    if (folder === undefined) rmSync(where, { recursive: true });
  }
}

/** Whoever is in the CRM twice may be found by either record: claims of both count as one, the better. */
function asOneRecord(lead: JudgedLead, others: ReadonlyMap<string, string | null>): JudgedLead {
  const claims = lead.claims.map((claim) => ({
    ...claim,
    contactId: others.get(claim.contactId) ?? claim.contactId,
  }));
  return {
    ...lead,
    claims: claims.filter(
      ({ contactId }, at) => claims.findIndex((each) => each.contactId === contactId) === at,
    ),
  };
}

const percent = (share: number) => `${(share * 100).toFixed(1)} %`.padStart(10);

export function printDirt({ seed, scores, classes, falseLikelies: taken }: DirtFigures): void {
  console.log(
    `\n${`Dirty files, seed ${seed}`.padEnd(42)}   leads   pairs precision    recall at possible  false`,
  );
  for (const each of scores) printScore(each);
  console.log("\nPairs with this dirt");
  for (const each of classes) printScore(each);
  console.log("\nTaken for somebody else, likely or certain                 leads claimed");
  for (const { kind, leads, claimed } of taken)
    console.log(`${kind.padEnd(56)}${String(leads).padStart(8)}${String(claimed).padStart(8)}`);
}

function printScore({ name, score }: { name: string; score: Score }): void {
  const counts = [score.leads, score.pairs].map((count) => String(count).padStart(8)).join("");
  const shares = [score.precision, score.recall, score.recallAtPossible].map(percent).join("");
  console.log(`${name.padEnd(42)}${counts}${shares}${String(score.falseLikelies).padStart(7)}`);
}
