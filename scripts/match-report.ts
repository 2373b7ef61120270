/**
 * `npm run match-report -- --leads FILE --contacts FILE`: who of a lead file is among the contacts of a
 * Salesforce export, without touching either. `--accounts FILE` in place of `--contacts`: which account of an
 * export a rep would choose for each lead; those of `--rep USER_ID` come before a colleague's. `--json` writes
 * one object a lead.
 *
 * Reads any lead file that the connector reads. Contacts are CSV with Id, FirstName, LastName, Email, Phone,
 * Title, Account.Name, Account.Website, MailingCity, MailingCountry. Accounts are CSV with Id, Name, Website,
 * ParentId, OwnerId, Type, Industry, BillingCity, BillingState, BillingCountry, LastActivityDate,
 * OpenOpportunities, IsPersonAccount, of which only Id and Name have to be there.
 */
import { parseArgs } from "node:util";
import { AppError } from "../connector/errors.ts";
import type { MatchLevel } from "../connector/matching/person.ts";
import { matchAccounts } from "./matchAccounts/matchAccounts.ts";
import { matchFiles } from "./matchReport/matchFiles.ts";
import { print, printJson, printLeftOut } from "./matchReport/print.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      leads: { type: "string" },
      contacts: { type: "string" },
      accounts: { type: "string" },
      rep: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { leads, contacts, accounts, rep = null, json } = values;
  if (leads === undefined || (contacts === undefined) === (accounts === undefined)) {
    throw new Error(
      "Say which files: npm run match-report -- --leads FILE --contacts FILE, or --accounts FILE.",
    );
  }
  if (rep !== null && !/^\w+$/.test(rep)) throw new Error("--rep has to be the ID of a user.");
  try {
    if (contacts !== undefined) return await reportContacts({ leads, contacts }, json);
    return await reportAccounts({ leads, accounts: accounts ?? "" }, rep, json);
  } catch (error) {
    throw error instanceof AppError ? new Error(`${error.message} ${error.action}`) : readable(error);
  }
});

/** A file that cannot be read is named. */
function readable(error: unknown): unknown {
  const { code, path } = error as NodeJS.ErrnoException;
  return code !== undefined && path !== undefined ? new Error(`${path} cannot be read (${code}).`) : error;
}

function tellProgress(count: number): void {
  if (count % 100_000 === 0) console.error(`${count} rows of Salesforce read`);
}

function inWords(counts: Record<string, number>): string {
  const words = Object.entries(counts).map(([what, count]) => `${count} ${what}`);
  return words.join(", ");
}

/** Its summary is empty with `json`, where standard output holds nothing else. */
async function reportContacts(files: { leads: string; contacts: string }, json: boolean): Promise<string> {
  const { leads, contacts, unread, unreadContacts } = await matchFiles(files, tellProgress);
  printLeftOut("leads", unread);
  printLeftOut("contacts", unreadContacts);
  if (json) return printJson(leads);
  const counts = { certain: 0, likely: 0, possible: 0, new: 0 };
  let total = 0;
  for (const { line, leadName, matches } of leads) {
    total++;
    counts[matches[0]?.level ?? "new"]++;
    await print(`${line}  ${leadName}${matches.length === 0 ? "  new" : ""}\n`);
    for (const { contactId, level, probability, reasons } of matches.slice(0, 3)) {
      await print(`      ${level} ${percentOf(level, probability)} %  ${contactId}  ${reasons.join("; ")}\n`);
    }
  }
  return `\n${total} leads, ${contacts} contacts: ${inWords(counts)}`;
}

/** Whole percent. Only certain matches are shown as 100. */
function percentOf(level: MatchLevel, probability: number): number {
  return Math.min(Math.round(probability * 100), level === "certain" ? 100 : 99);
}

async function reportAccounts(
  files: { leads: string; accounts: string },
  rep: string | null,
  json: boolean,
): Promise<string> {
  const report = await matchAccounts(files, { rep, onAccount: tellProgress });
  printLeftOut("leads", report.unread);
  printLeftOut("accounts", report.unreadAccounts);
  printLeftOut("accounts", report.unreadCells, "is read without one column");
  if (json) return printJson(report.leads);
  const counts = {
    "with an account that is certain": 0,
    "with accounts to choose from": 0,
    "without one": 0,
  };
  let total = 0;
  for await (const { line, company, accounts } of report.leads) {
    total++;
    const [best] = accounts;
    if (best === undefined) counts["without one"]++;
    else counts[best.isExact ? "with an account that is certain" : "with accounts to choose from"]++;
    await print(`${line}  ${company ?? "no company"}${best === undefined ? "  no account" : ""}\n`);
    for (const { accountId, isExact, score, reasons } of accounts) {
      await print(
        `      ${isExact ? "certain" : "possible"} ${score}  ${accountId}  ${reasons.join("; ")}\n`,
      );
    }
  }
  return `\n${total} leads, ${report.accounts} accounts: ${inWords(counts)}`;
}
