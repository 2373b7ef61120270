/**
 * Many chaos runs by command: `npm run chaos -- --runs 200 --seed 1 [--first 17] [--leads 60]
 * [--store postgres] [--connectors 3]`. Prints runs, kills, faults, contacts and violations; ends with status
 * 1 where there is any violation. A run that fails is the same again by its seed and number. With
 * `--leadership` it tells instead how soon another connector leads.
 */
import { readArguments } from "../support/readArguments.ts";

const { values } = readArguments({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    first: { type: "string", default: "1" },
    leads: { type: "string", default: "60" },
    store: { type: "string", default: "sqlite" },
    connectors: { type: "string", default: "2" },
    leadership: { type: "boolean", default: false },
  },
});
if (values.store !== "sqlite" && values.store !== "postgres") {
  process.stderr.write("--store is sqlite or postgres.\n");
  process.exit(1);
}
// Ends by way of `exit`, which takes the connectors along.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
// Loaded only now: wrong arguments are answered at once.
if (values.leadership) {
  const { measureLeadership } = await import("./leadership.ts");
  process.stdout.write(`${await measureLeadership(values.store)}\n`);
  process.exit();
}
const { runChaos } = await import("./runChaos.ts");
const report = await runChaos({
  runs: Number(values.runs),
  seed: Number(values.seed),
  first: Number(values.first),
  leadsMax: Number(values.leads),
  store: values.store,
  connectors: Number(values.connectors),
  onRun: (line) => process.stdout.write(`${line}\n`),
});
const { violations, ...figures } = report;
process.stdout.write(`${JSON.stringify({ ...figures, violations: violations.length })}\n`);
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
