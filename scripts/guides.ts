/** `npm run guides`: writes the tables of the guides anew from those of the connector. */
import { guideFiles } from "./guides/guideFiles.ts";
import { writeFiles } from "./writeFiles.ts";

await writeFiles(guideFiles);
