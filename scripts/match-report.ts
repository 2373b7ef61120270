/**
 * `npm run match-report -- --leads FILE --contacts FILE [--json]`: who of a lead file is among the contacts
 * of a Salesforce export, without touching either. Reads any lead file that the connector reads; contacts as
 * CSV with Id, FirstName, LastName, Email, Phone, Title, Account.Name, Account.Website, MailingCity,
 * MailingCountry.
 */
import { once } from "node:events";
import { stdout } from "node:process";
import { parseArgs } from "node:util";
import type { MatchLevel } from "../connector/matching/person.ts";
import { describeFailure } from "./matchReport/describeFailure.ts";
import { matchFiles, type MatchReport, type ReportedLead } from "./matchReport/matchFiles.ts";

const unreadShownMax = 20;
const usage = "Usage: npm run match-report -- --leads FILE --contacts FILE [--json]";

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      leads: { type: "string" },
      contacts: { type: "string" },
      json: { type: "boolean", default: false },
    },
  });
  const { leads, contacts } = values;
  if (leads === undefined || contacts === undefined) throw new Error(usage);
  const report = await matchFiles({ leads, contacts }, (count) => {
    if (count % 100_000 === 0) console.error(`${count} contacts read`);
  });
  for (const { line, reason } of report.unread) console.error(`line ${line} holds no lead: ${reason}`);
  for (const { line, reason } of report.unreadContacts.slice(0, unreadShownMax))
    console.error(`line ${line} of the contacts is left out: ${reason}`);
  if (report.unreadContacts.length > unreadShownMax)
    console.error(`${report.unreadContacts.length - unreadShownMax} more lines of the contacts are left out`);
  if (values.json) await printJson(report.leads);
  else await printText(report);
}

/** Written lead by lead, because a hundred thousand leads do not fit into one string. */
async function printJson(leads: ReportedLead[]): Promise<void> {
  await print("[");
  for (const [index, lead] of leads.entries())
    await print(`${index === 0 ? "" : ","}\n${JSON.stringify(lead)}`);
  await print(leads.length === 0 ? "]\n" : "\n]\n");
}

async function printText({ leads, contacts }: MatchReport): Promise<void> {
  const counts = { certain: 0, likely: 0, possible: 0, new: 0 };
  for (const { line, leadName, matches } of leads) {
    counts[matches[0]?.level ?? "new"]++;
    await print(`${line}  ${leadName}${matches.length === 0 ? "  new" : ""}\n`);
    for (const { contactId, level, probability, reasons } of matches.slice(0, 3)) {
      await print(`      ${level} ${percentOf(level, probability)} %  ${contactId}  ${reasons.join("; ")}\n`);
    }
  }
  const summary = Object.entries(counts).map(([level, count]) => `${count} ${level}`);
  await print(`\n${leads.length} leads, ${contacts} contacts: ${summary.join(", ")}\n`);
}

async function print(text: string): Promise<void> {
  if (!stdout.write(text)) await once(stdout, "drain");
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
