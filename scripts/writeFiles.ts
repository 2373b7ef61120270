import { writeFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { runCommand } from "./runCommand.ts";

/** Runs a command without arguments that writes generated files, and prints how many. */
export async function writeFiles(make: () => Promise<{ path: URL; text: string }[]>): Promise<void> {
  await runCommand(async () => {
    parseArgs({ options: {} });
    const files = await make();
    for (const { path, text } of files) writeFileSync(path, text);
    return `Wrote ${files.length} files.`;
  });
}
