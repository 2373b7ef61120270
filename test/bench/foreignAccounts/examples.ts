import { failing, failures } from "./score.ts";
import type { JudgedLead } from "./judge.ts";
import type { ForeignAccounts } from "./generateForeignAccounts.ts";

/** Rows that the command was wrong about, 25 of each failure: to see whether it is, or the truth. */
export function printExamples(judged: readonly JudgedLead[], { leads, accounts }: ForeignAccounts): void {
  const byId = new Map(accounts.map((account) => [account.Id, account]));
  const say = (id: string | null | undefined) =>
    Object.values(byId.get(id ?? "") ?? { Name: "none" }).join(" | ");
  for (const failure of failures) {
    console.log(`\n${failure}`);
    for (const { truth, proposals } of failing(judged, failure).slice(0, 25)) {
      console.log(
        `  ${truth.line}: ${Object.values(leads[truth.line - 2] ?? {}).join(" | ")} (${truth.classes.join(", ")})`,
      );
      console.log(`    right: ${say(truth.accountId)}`);
      for (const id of truth.alsoRight) console.log(`       or: ${say(id)}`);
      for (const { accountId, isExact, score, reasons } of proposals.slice(0, 2))
        console.log(
          `     said: ${say(accountId)} ${isExact ? "exact " : ""}${score} ${JSON.stringify(reasons)}`,
        );
    }
  }
}
