// Writes the connector's texts into the package as custom labels, with their translations: npm run labels
import { labelFiles, packageFile } from "./labels/labelFiles.ts";
import { writeFiles } from "./writeFiles.ts";

await writeFiles(async () =>
  (await labelFiles()).map(({ path, text }) => ({ path: packageFile(path), text })),
);
