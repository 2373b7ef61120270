// Writes the connector's texts into the package as custom labels, with their translations: npm run labels
import { writeFileSync } from "node:fs";
import { labelFiles, packageFile } from "./labels/labelFiles.ts";

for (const { path, text } of await labelFiles()) writeFileSync(packageFile(path), text);
