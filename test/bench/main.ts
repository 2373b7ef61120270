/**
 * `npm run bench` measures all, `npm run bench -- SECTION …` some of it; `--json FILE` writes the figures.
 * `imports` takes --megabytes 10,20,40 and --file NAME, which may be repeated; `batch` takes --leads,
 * --killed-leads, --latency-base and --latency-per-record (ms). A section is loaded only where it runs, so
 * that wrong arguments are answered at once.
 */
import { writeFileSync } from "node:fs";
import { readArguments, refuseArguments } from "../support/readArguments.ts";
import { sectionNames, type SectionName } from "./sectionNames.ts";

const sections: Record<SectionName, () => Promise<unknown>> = {
  async matching() {
    const { benchMatching, printMatching } = await import("./matching/matching.ts");
    return printed(await benchMatching(), printMatching);
  },
  async search() {
    const { benchSearch, printSearch } = await import("./search.ts");
    return printed(await benchSearch(), printSearch);
  },
  async imports() {
    const { benchImports } = await import("./imports.ts");
    return benchImports(values.megabytes.split(",").map(Number), values.file);
  },
  async lists() {
    const { benchLists, printLists } = await import("./lists.ts");
    return printed(await benchLists(), printLists);
  },
  async service() {
    const { benchService, printService } = await import("./service/service.ts");
    return printed(await benchService(), printService);
  },
  async batch() {
    const { benchBatch, printBatch } = await import("./batch/batch.ts");
    const figures = await benchBatch({
      leads: Number(values.leads),
      killedLeads: Number(values["killed-leads"]),
      latencyMs: { base: Number(values["latency-base"]), perRecord: Number(values["latency-per-record"]) },
    });
    return printed(figures, printBatch);
  },
  async clicks() {
    const { benchClicks, printClicks } = await import("./rep/clicks.ts");
    return printed(await benchClicks(), printClicks);
  },
};

function printed<Figures>(figures: Figures, print: (figures: Figures) => void): Figures {
  print(figures);
  return figures;
}

const { values, positionals } = readArguments({
  options: {
    json: { type: "string" },
    megabytes: { type: "string", default: "10,20,40" },
    file: { type: "string", multiple: true, default: [] },
    leads: { type: "string", default: "1000" },
    "killed-leads": { type: "string", default: "200" },
    "latency-base": { type: "string", default: "120" },
    "latency-per-record": { type: "string", default: "4" },
  },
  allowPositionals: true,
});
const strays = positionals.filter((name) => !sectionNames.some((each) => each === name));
if (strays.length > 0)
  refuseArguments(`There is no section ${strays.join(", ")}, only ${sectionNames.join(", ")}.`);
const wanted = sectionNames.filter((name) => positionals.length === 0 || positionals.includes(name));

const figures: Record<string, unknown> = {};
for (const name of wanted) figures[name] = await sections[name]();
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
