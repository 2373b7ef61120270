import { execFileSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { rep } from "./accounts/accountBook.ts";
import type { Truth } from "./truth.ts";
import type { Files } from "./writeFiles.ts";

interface Proposal {
  accountId: string;
  isExact: boolean;
  score: number;
  reasons: unknown[];
}

/** What the command said of a lead, best first, and what is true. */
export interface JudgedLead {
  truth: Truth;
  proposals: readonly Proposal[];
}

const root = fileURLToPath(new URL("../../../", import.meta.url));

/** Asks the project's command for the accounts of the leads. */
export function askAccounts({ leads, accounts, truth }: Files): JudgedLead[] {
  const answer = execFileSync(
    process.execPath,
    ["scripts/match-report.ts", "--leads", leads, "--accounts", accounts, "--rep", rep, "--json"],
    { cwd: root, encoding: "utf8", maxBuffer: 1024 ** 3, stdio: ["ignore", "pipe", "inherit"] },
  );
  const said = JSON.parse(answer) as { line: number; accounts: Proposal[] }[];
  const byLine = new Map(said.map((lead) => [lead.line, lead.accounts]));
  return truth.map((each) => ({ truth: each, proposals: byLine.get(each.line) ?? [] }));
}
