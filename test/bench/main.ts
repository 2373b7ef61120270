import { writeFileSync } from "node:fs";
import { readArguments, refuseArguments } from "../support/readArguments.ts";
import { sectionNames, type SectionName } from "./sectionNames.ts";

/**
 * `npm run bench [-- section…] [-- --json FILE]` runs the named sections, or all, and prints tables. `--json`
 * writes the figures to a file, too. `imports` takes --megabytes 10,20,40 and --file NAME (of the table of
 * hostile files). `rehearsals` takes --sets and --seed. `batch` takes --leads, --killed-leads, --growth
 * 100,1000, --latency-base and --latency-per-record (ms). `people`, `accounts`, `dirt` and `search` take
 * --seed. `years` takes --reps, --contacts (of each a month) and --months. A section is loaded only
 * where it runs, so that wrong arguments are answered at once.
 */
const sections: Record<SectionName, () => Promise<unknown>> = {
  async matching() {
    const { benchMatching, printMatching } = await import("./matching.ts");
    const figures = await benchMatching();
    printMatching(figures);
    return figures;
  },
  async people() {
    const { benchPeople, printPeople } = await import("./foreignPeople/benchPeople.ts");
    const figures = benchPeople(seed ?? 1);
    printPeople(figures);
    return figures;
  },
  async accounts() {
    const { benchAccounts, printAccounts } = await import("./foreignAccounts/benchAccounts.ts");
    const figures = benchAccounts(seed ?? 1);
    printAccounts(figures);
    return figures;
  },
  async dirt() {
    const { benchDirt, printDirt } = await import("./dirtyFormats/benchDirt.ts");
    const figures = benchDirt(seed ?? 1);
    printDirt(figures);
    return figures;
  },
  async search() {
    const { benchSearch, printSearch } = await import("./inSalesforce.ts");
    const figures = await benchSearch(seed);
    printSearch(figures);
    return figures;
  },
  async report() {
    const { benchReport, printReport } = await import("./report.ts");
    const figures = await benchReport();
    printReport(figures);
    return figures;
  },
  async scale() {
    const { benchScale, printScale } = await import("./scale/scale.ts");
    const figures = await benchScale();
    printScale(figures);
    return figures;
  },
  async imports() {
    const { benchImports } = await import("./imports.ts");
    return benchImports(values.megabytes.split(",").map(Number), values.file);
  },
  async lists() {
    const { benchLists, printLists } = await import("./lists.ts");
    const figures = await benchLists();
    printLists(figures);
    return figures;
  },
  async service() {
    const { benchService, printService } = await import("./service/service.ts");
    const figures = await benchService();
    printService(figures);
    return figures;
  },
  async batch() {
    const { benchBatch, printBatch } = await import("./batch/batch.ts");
    const figures = await benchBatch({
      leads: Number(values.leads),
      killedLeads: Number(values["killed-leads"]),
      growth: values.growth.split(",").filter(Boolean).map(Number),
      latencyMs: { base: Number(values["latency-base"]), perRecord: Number(values["latency-per-record"]) },
    });
    printBatch(figures);
    return figures;
  },
  async rehearsals() {
    const { benchRehearsals, printRehearsals } = await import("./rehearsals/rehearsals.ts");
    const figures = await benchRehearsals(Number(values.sets), seed ?? 1);
    printRehearsals(figures);
    return figures;
  },
  async dev() {
    const { benchDev, printDev } = await import("./dev.ts");
    const figures = await benchDev();
    printDev(figures);
    return figures;
  },
  async clicks() {
    const { benchClicks, printClicks } = await import("./rep/clicks.ts");
    const figures = await benchClicks();
    printClicks(figures);
    return figures;
  },
  async waits() {
    const { benchWaits, printWaits } = await import("./rep/waits.ts");
    const figures = await benchWaits();
    printWaits(figures);
    return figures;
  },
  async years() {
    const { benchYears, printYears } = await import("./years/years.ts");
    const figures = await benchYears({
      reps: Number(values.reps),
      contactsAMonth: Number(values.contacts),
      months: Number(values.months),
    });
    printYears(figures);
    return figures;
  },
};

const { values, positionals } = readArguments({
  options: {
    json: { type: "string" },
    sets: { type: "string", default: "30" },
    seed: { type: "string" },
    megabytes: { type: "string", default: "10,20,40" },
    file: { type: "string", multiple: true, default: [] },
    leads: { type: "string", default: "1000" },
    "killed-leads": { type: "string", default: "200" },
    growth: { type: "string", default: "100,1000,10000" },
    reps: { type: "string", default: "40" },
    contacts: { type: "string", default: "1000" },
    months: { type: "string", default: "36" },
    "latency-base": { type: "string", default: "120" },
    "latency-per-record": { type: "string", default: "4" },
  },
  allowPositionals: true,
});
/** Without one, each section takes its own. */
const seed = values.seed === undefined ? undefined : Number(values.seed);
const strays = positionals.filter((name) => !sectionNames.some((each) => each === name));
if (strays.length > 0)
  refuseArguments(`There is no section ${strays.join(", ")}, only ${sectionNames.join(", ")}.`);
const wanted = sectionNames.filter((name) => positionals.length === 0 || positionals.includes(name));

const figures: Record<string, unknown> = {};
for (const name of wanted) figures[name] = await sections[name]();
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
