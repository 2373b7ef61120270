// Writes the guides anew from the connector's tables of errors and fields: npm run guides
import { guideFiles } from "./guides/guideFiles.ts";
import { writeFiles } from "./writeFiles.ts";

await writeFiles(guideFiles);
