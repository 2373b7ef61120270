/**
 * Many chaos runs by command: `npm run chaos -- --runs 200 --seed 1 [--first 17] [--leads 60]
 * [--store postgres [--connectors 3]]`. SQLite's file has one connector. Prints runs, kills, faults, contacts
 * and violations; ends with status 1 where there is any violation. A run that fails is the same again by its
 * seed and number. With `--leadership` it tells instead how soon another connector leads on Postgres.
 */
import { readArguments } from "../support/readArguments.ts";

const { values } = readArguments({
  options: {
    runs: { type: "string", default: "200" },
    seed: { type: "string", default: "1" },
    first: { type: "string", default: "1" },
    leads: { type: "string", default: "60" },
    store: { type: "string", default: "sqlite" },
    connectors: { type: "string" },
    leadership: { type: "boolean", default: false },
  },
});
if (values.store !== "sqlite" && values.store !== "postgres") {
  process.stderr.write("--store is sqlite or postgres.\n");
  process.exit(1);
}
const connectors = Number(values.connectors ?? (values.store === "sqlite" ? 1 : 3));
if (values.store === "sqlite" && connectors > 1) {
  process.stderr.write("A file of SQLite has one connector: add --store postgres for several.\n");
  process.exit(1);
}
// Ends by way of `exit`, which takes the connectors along.
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, () => process.exit(1));
// Loaded only now: wrong arguments are answered at once.
if (values.leadership) {
  const { measureLeadership } = await import("./leadership.ts");
  process.stdout.write(`${await measureLeadership()}\n`);
  process.exit();
}
const { runChaos } = await import("./runChaos.ts");
const report = await runChaos({
  runs: Number(values.runs),
  seed: Number(values.seed),
  first: Number(values.first),
  leadsMax: Number(values.leads),
  store: values.store,
  connectors,
  onRun: (line) => process.stdout.write(`${line}\n`),
});
const { violations, ...figures } = report;
process.stdout.write(`${JSON.stringify({ ...figures, violations: violations.length })}\n`);
for (const violation of violations) process.stdout.write(`${violation}\n`);
process.exitCode = violations.length > 0 ? 1 : 0;
