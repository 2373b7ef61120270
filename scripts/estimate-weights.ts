/**
 * `npm run estimate-weights -- --pairs FILE [--out FILE]`: estimates the weights of matching from pairs that
 * people have judged, prints them beside the present ones, and writes them to the table of weights or to
 * FILE. The pairs are CSV: `same` (yes or no), then `lead.FirstName`, `record.FirstName` and so on for
 * LastName, Email, Phone, Title, Company, Website, City and Country, as far as they are known; `namesakes`
 * likewise.
 */
import { writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";
import { estimateWeights } from "../connector/matching/people/estimateWeights.ts";
import { weights, type WeightTable } from "../connector/matching/people/weights.ts";
import { readPairs } from "./estimateWeights/readPairs.ts";

const usage = "Usage: npm run estimate-weights -- --pairs FILE [--out FILE]";
const tableFile = fileURLToPath(new URL("../connector/matching/people/weights.json", import.meta.url));
/** Fewer pairs of either kind are too few for two dozen levels. */
const pairsMin = 50;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { pairs: { type: "string" }, out: { type: "string", default: tableFile } },
  });
  if (values.pairs === undefined) throw new Error(usage);
  const { pairs, incomparable } = await readPairs(values.pairs);
  const same = pairs.filter(({ isSame }) => isSame).length;
  if (Math.min(same, pairs.length - same) < pairsMin) {
    throw new Error(
      `${values.pairs} has ${same} pairs of one person and ${pairs.length - same} of two that matching compares; ` +
        `at least ${pairsMin} of each are needed. ${incomparable} more have no name, address or profile in common.`,
    );
  }
  const table = estimateWeights(pairs, weights);
  printTable(table);
  writeFileSync(values.out, `${JSON.stringify(table, null, 2)}\n`);
  console.log(
    `Estimated from ${pairs.length} pairs, ${same} of them one person (${incomparable} had nothing to compare). ` +
      `Written to ${values.out}. Measure them with npm run bench before you keep them.`,
  );
}

function printTable(table: WeightTable): void {
  const levels = Object.entries(table.levels) as [keyof WeightTable["levels"], Record<string, number>][];
  console.table([
    { field: "", level: "prior", before: weights.prior, estimated: table.prior },
    ...levels.flatMap(([field, byLevel]) =>
      Object.entries(byLevel).map(([level, estimated]) => ({
        field,
        level,
        before: (weights.levels[field] as Record<string, number>)[level],
        estimated,
      })),
    ),
  ]);
}

try {
  await main();
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exitCode = 1;
}
