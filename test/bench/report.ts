import { spawn } from "node:child_process";
import { createWriteStream, mkdtempSync, openSync, rmSync } from "node:fs";
import { once } from "node:events";
import { tmpdir } from "node:os";
import { join } from "node:path";
import type { Person } from "../../connector/matching/person.ts";
import { generateLabelledSet } from "./labelled/generateLabelledSet.ts";

/** What `npm run match-report` takes for a hundred thousand leads against a million contacts. */
interface ReportFigures {
  leads: number;
  contacts: number;
  seconds: number;
  /** Of the processor, all threads together. */
  processorSeconds: number;
  /** Peak memory of the process. */
  megabytes: number;
}

const leadsWanted = 100_000;
const contactsWanted = 1_000_000;
const peoplePerSet = 10_000;
const script = new URL("../../scripts/match-report.ts", import.meta.url).pathname;
/** Preloaded into the report: makes it print what it took as it exits. */
const measured = `process.on("exit", () => console.error("took " + JSON.stringify(process.resourceUsage())));`;

export async function benchReport(): Promise<ReportFigures> {
  const folder = mkdtempSync(join(tmpdir(), "crosswalk-bench-"));
  try {
    const files = { leads: join(folder, "leads.csv"), contacts: join(folder, "contacts.csv") };
    await writeFiles(files);
    const started = performance.now();
    const taken = await runReport(files, join(folder, "report.json"));
    const seconds = (performance.now() - started) / 1000;
    return { leads: leadsWanted, contacts: contactsWanted, seconds, ...taken };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** Writes labelled sets of made-up people, one after another, until leads and contacts are enough. */
async function writeFiles(files: { leads: string; contacts: string }): Promise<void> {
  const leads = createWriteStream(files.leads);
  const contacts = createWriteStream(files.contacts);
  leads.write("First Name,Last Name,Company,Title,Email,Location\n");
  contacts.write(
    "Id,FirstName,LastName,Email,Phone,Title,Account.Name,Account.Website,MailingCity,MailingCountry\n",
  );
  let [leadCount, contactCount] = [0, 0];
  for (let seed = 1; leadCount < leadsWanted || contactCount < contactsWanted; seed++) {
    const set = generateLabelledSet(seed, peoplePerSet);
    const some = set.leads.slice(0, leadsWanted - leadCount);
    const records = set.records.slice(0, contactsWanted - contactCount);
    const lines = records.map((record, index) => contactLine(contactCount + index, record)).join("");
    leadCount += some.length;
    contactCount += records.length;
    leads.write(some.map(leadLine).join(""));
    if (!contacts.write(lines)) await once(contacts, "drain");
  }
  for (const stream of [leads, contacts]) {
    stream.end();
    await once(stream, "finish");
  }
}

function leadLine({ firstName, lastName, company, title, emails, city }: Person): string {
  return csvLine([firstName, lastName, company ?? "", title ?? "", emails[0] ?? "", city ?? ""]);
}

function contactLine(index: number, record: Person): string {
  const { firstName, lastName, emails, phones, title, company, website, city, country } = record;
  const id = `003${String(index).padStart(12, "0")}`;
  const cells = [id, firstName, lastName, emails[0], phones[0], title, company, website, city, country];
  return csvLine(cells.map((cell) => cell ?? ""));
}

/** A line as Salesforce exports it. Unlike ours, it leaves the plus sign of a phone number as it is. */
function csvLine(cells: string[]): string {
  return `${cells.map((cell) => `"${cell.replaceAll('"', '""')}"`).join(",")}\r\n`;
}

async function runReport(
  files: { leads: string; contacts: string },
  out: string,
): Promise<Pick<ReportFigures, "processorSeconds" | "megabytes">> {
  const preload = `data:text/javascript,${encodeURIComponent(measured)}`;
  const child = spawn(
    process.execPath,
    ["--import", preload, script, "--leads", files.leads, "--contacts", files.contacts, "--json"],
    { stdio: ["ignore", openSync(out, "w"), "pipe"] },
  );
  let messages = "";
  child.stderr?.on("data", (text: Buffer) => (messages += text.toString()));
  const [code] = (await once(child, "close")) as [number | null];
  const [, taken] = /took (.+)/.exec(messages) ?? [];
  if (code !== 0 || taken === undefined) throw new Error(`match-report failed: ${messages.slice(-2_000)}`);
  const { maxRSS, userCPUTime, systemCPUTime } = JSON.parse(taken) as NodeJS.ResourceUsage;
  return { processorSeconds: (userCPUTime + systemCPUTime) / 1e6, megabytes: maxRSS / 1024 };
}

export function printReport(figures: ReportFigures): void {
  const { leads, contacts, seconds, processorSeconds, megabytes } = figures;
  console.log(
    `\nMatch report of ${leads} leads against ${contacts} contacts: ${seconds.toFixed(0)} s, ` +
      `${processorSeconds.toFixed(0)} s of the processor, ${megabytes.toFixed(0)} MB at most`,
  );
}
