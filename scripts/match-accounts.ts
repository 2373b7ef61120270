/**
 * `npm run match-accounts -- --leads FILE --accounts FILE [--rep USER_ID] [--json]`: which account of a
 * Salesforce export a rep would choose for each lead of a lead file, without touching either. Reads any lead
 * file that the connector reads; accounts as CSV with Id, Name, Website, ParentId, OwnerId, Type, Industry,
 * BillingCity, BillingState, BillingCountry, LastActivityDate, OpenOpportunities, IsPersonAccount, of which
 * only Id and Name have to be there. --rep: the user whose own accounts come before a colleague's. Which
 * accounts are in whose territory, an export of accounts does not say.
 */
import { parseArgs } from "node:util";
import { matchAccounts, type AccountReport } from "./matchAccounts/matchAccounts.ts";
import { describeFailure } from "./matchReport/describeFailure.ts";
import { print, printJson, printLeftOut } from "./matchReport/print.ts";

const usage = "Usage: npm run match-accounts -- --leads FILE --accounts FILE [--rep USER_ID] [--json]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      leads: { type: "string" },
      accounts: { type: "string" },
      rep: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { leads, accounts, rep = null, json } = values;
  if (leads === undefined || accounts === undefined) throw new Error(usage);
  if (rep !== null && !/^\w+$/.test(rep)) throw new Error(`--rep has to be the ID of a user. ${usage}`);
  const onAccount = (count: number): void => {
    if (count % 100_000 === 0) console.error(`${count} accounts read`);
  };
  const report = await matchAccounts({ leads, accounts }, { rep, onAccount });
  for (const { line, reason } of report.unread) console.error(`line ${line} holds no lead: ${reason}`);
  printLeftOut("accounts", report.unreadAccounts);
  printLeftOut("accounts", report.unreadCells, "is read without one column");
  if (json) await printJson(report.leads);
  else await printText(report);
}

async function printText({ leads, accounts }: AccountReport): Promise<void> {
  const counts = {
    "with an account that is certain": 0,
    "with accounts to choose from": 0,
    "without one": 0,
  };
  let total = 0;
  for await (const { line, company, accounts: found } of leads) {
    total++;
    const isCertain = found[0]?.isExact === true;
    counts[
      isCertain
        ? "with an account that is certain"
        : found.length > 0
          ? "with accounts to choose from"
          : "without one"
    ]++;
    await print(`${line}  ${company ?? "no company"}${found.length === 0 ? "  no account" : ""}\n`);
    for (const { accountId, isExact, score, reasons } of found) {
      await print(
        `      ${isExact ? "certain" : "possible"} ${score}  ${accountId}  ${reasons.join("; ")}\n`,
      );
    }
  }
  const summary = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  await print(`\n${total} leads, ${accounts} accounts: ${summary.join(", ")}\n`);
}

try {
  await main();
} catch (error) {
  console.error(describeFailure(error, "--leads and --accounts"));
  process.exitCode = 1;
}
