/**
 * `npm run match-report -- --leads FILE --contacts FILE [--json] [--workers N]`: who of a lead file is among
 * the contacts of a Salesforce export, without touching either. Reads any lead file that the connector reads;
 * contacts as CSV with Id, FirstName, LastName, Email, Phone, Title, Account.Name, Account.Website,
 * MailingCity, MailingCountry. N threads compare; without it one for each core, four at most.
 */
import { availableParallelism } from "node:os";
import { parseArgs } from "node:util";
import type { MatchLevel } from "../connector/matching/person.ts";
import { describeFailure } from "./matchReport/describeFailure.ts";
import { matchFiles, type MatchReport } from "./matchReport/matchFiles.ts";
import { print, printJson, printLeftOut } from "./matchReport/print.ts";

const usage = "Usage: npm run match-report -- --leads FILE --contacts FILE [--json] [--workers N]";
/** One thread reads contacts for as many as this. */
const workersFed = 4;
const workersMax = 32;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      leads: { type: "string" },
      contacts: { type: "string" },
      json: { type: "boolean", default: false },
      workers: { type: "string", default: String(Math.min(availableParallelism(), workersFed)) },
    },
  });
  const { leads, contacts } = values;
  if (leads === undefined || contacts === undefined) throw new Error(usage);
  const workers = Number(values.workers);
  if (!Number.isInteger(workers) || workers < 1 || workers > workersMax)
    throw new Error(`--workers has to be a number from 1 to ${workersMax}. ${usage}`);
  const onContact = (count: number): void => {
    if (count % 100_000 === 0) console.error(`${count} contacts read`);
  };
  await matchFiles({ leads, contacts }, { workers, onContact }, (report) => printReport(report, values.json));
}

async function printReport(report: MatchReport, isJson: boolean): Promise<void> {
  for (const { line, reason } of report.unread) console.error(`line ${line} holds no lead: ${reason}`);
  printLeftOut("contacts", report.unreadContacts);
  if (isJson) await printJson(report.leads);
  else await printText(report);
}

async function printText({ leads, contacts }: MatchReport): Promise<void> {
  const counts = { certain: 0, likely: 0, possible: 0, new: 0 };
  let total = 0;
  for await (const { line, leadName, matches } of leads) {
    total++;
    counts[matches[0]?.level ?? "new"]++;
    await print(`${line}  ${leadName}${matches.length === 0 ? "  new" : ""}\n`);
    for (const { contactId, level, probability, reasons } of matches.slice(0, 3)) {
      await print(`      ${level} ${percentOf(level, probability)} %  ${contactId}  ${reasons.join("; ")}\n`);
    }
  }
  const summary = Object.entries(counts).map(([level, count]) => `${count} ${level}`);
  await print(`\n${total} leads, ${contacts} contacts: ${summary.join(", ")}\n`);
}

try {
  await main();
} catch (error) {
  console.error(describeFailure(error));
  process.exitCode = 1;
}

/** Whole percent. Only certain matches are shown as 100. */
function percentOf(level: MatchLevel, probability: number): number {
  return Math.min(Math.round(probability * 100), level === "certain" ? 100 : 99);
}
