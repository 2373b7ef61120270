import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchSearch, printSearch } from "./inSalesforce.ts";
import { benchMatching, printMatching } from "./matching.ts";
import { benchReport, printReport } from "./report.ts";
import { benchScale, printScale } from "./scale/scale.ts";

/**
 * `npm run bench [-- section…] [-- --json FILE]`: the benchmarks named, all where none is, as tables and, where asked,
 * as one file of figures.
 */
const sections: Record<string, () => unknown> = {
  matching() {
    const figures = benchMatching();
    printMatching(figures);
    return figures;
  },
  async search() {
    const figures = await benchSearch();
    printSearch(figures);
    return figures;
  },
  async report() {
    const figures = await benchReport();
    printReport(figures);
    return figures;
  },
  async scale() {
    const figures = await benchScale();
    printScale(figures);
    return figures;
  },
};

const { values, positionals } = parseArgs({ options: { json: { type: "string" } }, allowPositionals: true });
const wanted = positionals.length > 0 ? positionals : Object.keys(sections);

const figures: Record<string, unknown> = {};
for (const name of wanted) {
  const run = sections[name];
  if (run === undefined)
    throw new Error(`There is no section ${name}, only ${Object.keys(sections).join(", ")}`);
  figures[name] = await run();
}
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify(figures, null, 2)}\n`);
