/**
 * Breaks the product's promises one small change at a time and runs the tests that must see it: `npm run
 * mutants`, or `npm run mutants -- M01 Q02` for some. Prints a line for each, then how many were killed and
 * survived, and the seconds. Ends with status 1 unless all were killed.
 */
import { readArguments, refuseArguments } from "../support/readArguments.ts";
import { mutantTable } from "./mutantTable.ts";
import { runMutants, type Verdict } from "./runMutants.ts";

const { positionals: wanted } = readArguments({ allowPositionals: true });
const strays = wanted.filter((id) => !mutantTable.some((mutant) => mutant.id === id));
if (strays.length > 0) refuseArguments(`There is no mutant ${strays.join(", ")}.`);
// Ends by way of `exit`, which removes the copies and ends the tests.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
const began = performance.now();
const mutants = mutantTable.filter(({ id }) => wanted.length === 0 || wanted.includes(id));
process.stdout.write(`${mutants.length} mutants; first the tests without any\n`);
const verdicts = await runMutants(mutants, (verdict) => process.stdout.write(line(verdict)));
const count = (result: Verdict["result"]) => verdicts.filter((verdict) => verdict.result === result).length;
const seconds = Math.round((performance.now() - began) / 1000);
const [killed, survived, broken] = [count("killed"), count("survived"), count("broken")];
process.stdout.write(
  `${killed} killed, ${survived} survived, ${broken} could not be judged, ${seconds} seconds\n`,
);
process.exitCode = killed === mutants.length ? 0 : 1;

function line({ mutant, result, why, seconds: took }: Verdict): string {
  const { id, promise, breaks } = mutant;
  const columns = [
    id.padEnd(5),
    result.padEnd(9),
    `${took.toFixed(1)} s`.padStart(7),
    promise.padEnd(19),
    breaks,
  ];
  return `${columns.join("  ")}${why === "" ? "" : `\n       ${why}`}\n`;
}
