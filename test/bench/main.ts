import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { benchMatching, printMatching } from "./matching.ts";

/** `npm run bench [-- --json FILE]`: every benchmark in turn, as tables and, where asked, as one file of figures. */
const { values } = parseArgs({ options: { json: { type: "string" } } });

const matching = benchMatching();
printMatching(matching);
if (values.json !== undefined) writeFileSync(values.json, `${JSON.stringify({ matching }, null, 2)}\n`);
