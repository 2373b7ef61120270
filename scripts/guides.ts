// Writes the guides anew from the connector's tables of errors and fields: npm run guides
import { writeFileSync } from "node:fs";
import { guideFiles } from "./guides/guideFiles.ts";

for (const { path, text } of await guideFiles()) writeFileSync(path, text);
