// Writes the connector's texts into the package as custom labels, with their translations: npm run labels
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { labelFiles, packageFile } from "./labels/labelFiles.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  parseArgs({ options: {} });
  const files = await labelFiles();
  for (const { path, text } of files) writeFileSync(packageFile(path), text);
  return `Wrote ${files.length} files.`;
});
