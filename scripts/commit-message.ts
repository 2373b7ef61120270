// The hook of commit messages: node scripts/commit-message.ts FILE. Ends with status 1 where it is not right.
import { readFileSync } from "node:fs";
import { parseArgs } from "node:util";
import { checkMessage } from "./commitMessage/checkMessage.ts";

const { positionals } = parseArgs({ allowPositionals: true });
const problems = checkMessage(readFileSync(positionals[0] ?? "", "utf8"));
for (const problem of problems) console.error(problem);
if (problems.length > 0) {
  console.error("CONTRIBUTING.md says how a commit's message is written.");
  process.exitCode = 1;
}
