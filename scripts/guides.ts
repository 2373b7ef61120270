// Writes the guides anew from the connector's tables of errors and fields: npm run guides
import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { guideFiles } from "./guides/guideFiles.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  parseArgs({ options: {} });
  const files = await guideFiles();
  for (const { path, text } of files) writeFileSync(path, text);
  return `Wrote ${files.length} files.`;
});
