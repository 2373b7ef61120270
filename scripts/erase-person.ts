/**
 * `npm run erase-person -- --profile URL`, `--email ADDRESS` or `--name "First Last" --company NAME`: shows
 * what the connector keeps of a person; `--export FILE` writes it down; `--yes` erases it. `--name` beside an
 * address or a profile says who of several is meant. `--lift` lets the
 * person be imported again, with `--all` everybody. `--again` erases everybody
 * whom a backup has brought back. `--user USERNAME`, or an id, is for a user who has left. Contacts in
 * Salesforce are not touched: their ids are listed for whoever erases them there.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { readVaultConfig } from "../connector/config.ts";
import { closeDatabase, openDatabase, type Database } from "../connector/database/open.ts";
import { erasePerson } from "../connector/privacy/erasePerson.ts";
import { eraseRemembered } from "../connector/privacy/eraseRemembered.ts";
import { eraseUser, findUsers } from "../connector/privacy/eraseUser.ts";
import { exportPerson, passagesOf } from "../connector/privacy/exportPerson.ts";
import { findPerson, type FoundPerson } from "../connector/privacy/findPerson.ts";
import { liftAllErasures, liftInAllOrgs } from "../connector/privacy/liftErasures.ts";
import { personOf } from "../connector/privacy/personOf.ts";
import { createTokenVault } from "../connector/secrets/tokenVault.ts";
import { runCommand } from "./runCommand.ts";

/** Of leads, and of places that name the person. */
const shownMax = 50;

await runCommand(async () => {
  const { values } = parseArgs({
    options: {
      profile: { type: "string" },
      email: { type: "string" },
      name: { type: "string" },
      company: { type: "string" },
      user: { type: "string" },
      export: { type: "string" },
      again: { type: "boolean", default: false },
      all: { type: "boolean", default: false },
      lift: { type: "boolean", default: false },
      yes: { type: "boolean", default: false },
    },
  });
  const { databaseFile, tokenKeys } = readVaultConfig(process.env);
  const { profile, user, email, name, company } = values;
  const isForAll = (values.lift && values.all) || values.again;
  if (!isForAll && profile === undefined && email === undefined && name === undefined && user === undefined) {
    throw new Error(
      'Say who: npm run erase-person -- --profile URL (or --email ADDRESS, or --name "First Last" --company NAME), and --yes to erase.',
    );
  }
  const app = { vault: createTokenVault(tokenKeys), now: new Date() };
  const database = openDatabase(databaseFile);
  try {
    if (values.again) return await eraseAgain({ ...app, database });
    if (isForAll) return `Lifted ${liftAllErasures({ ...app, database })} erasures, all there were.`;
    if (user !== undefined) return await eraseDeparted(database, user, values.yes);
    const person = personOf({ profileUrl: profile, email, name, company });
    if (values.lift) return `Lifted ${liftInAllOrgs({ ...app, database }, person)} erasures.`;
    const found = findPerson(database, person);
    if (values.export !== undefined) exportTo(values.export, database, found);
    if (!values.yes) return [...shown(found), "Nothing is erased without --yes."].join("\n");
    const { removed, waiting, isLogEmpty } = await erasePerson({ ...app, database }, person);
    return [
      ...shown(found),
      `Erased ${removed} leads, with what was typed and stored for them.`,
      ...(waiting > 0
        ? [`Kept ${waiting} leads, hidden, for a contact that is being created: they go when that has ended.`]
        : []),
      ...(found.creations.length > 0
        ? ["Kept the numbers of the creations, without anything of the person: the quota counts them."]
        : []),
      ...logKept(isLogEmpty),
      "No import brings the person back. Backups made before still hold them.",
    ].join("\n");
  } finally {
    closeDatabase(database);
  }
});

/** After a backup has brought people back. */
async function eraseAgain(app: Parameters<typeof eraseRemembered>[0]): Promise<string> {
  const { removed, waiting } = await eraseRemembered(app);
  return `Erased ${removed + waiting} leads of people who were erased on request before.`;
}

async function eraseDeparted(database: Database, name: string, isConfirmed: boolean): Promise<string> {
  const found = findUsers(database, name);
  if (found.length === 0) {
    throw new Error(
      `Nobody signed in here as ${name}. Where the name has been forgotten, give the Salesforce id.`,
    );
  }
  const lines: string[] = [];
  for (const { id, leads, lists, batches, creations, lostAnswers } of found) {
    lines.push(
      `Found the user ${id} with ${leads} leads, ${lists} lists, ${batches} batches and ${creations} creations.`,
    );
    if (lostAnswers > 0) {
      lines.push(`Of ${lostAnswers} creations nobody knows whether the contact is in Salesforce.`);
    }
    if (!isConfirmed) continue;
    const { removed, waiting, isLogEmpty } = await eraseUser({ database, now: new Date() }, id);
    const kept = waiting > 0 ? ` Kept ${waiting} leads, hidden, until their creations have ended.` : "";
    lines.push(`Erased the user ${id} and ${removed} leads.${kept}`, ...logKept(isLogEmpty));
  }
  if (!isConfirmed) lines.push("Nothing is erased without --yes.");
  return lines.join("\n");
}

/** What to say where somebody read the database meanwhile, such as a backup. */
function logKept(isLogEmpty: boolean): string[] {
  if (isLogEmpty) return [];
  return [
    "The write-ahead log still holds what was erased, because another process reads the database, such as a backup. " +
      "The connector empties it within ten minutes after that has ended. To be sure, run the command again then.",
  ];
}

/** For the owner alone, and never over another file. */
function exportTo(file: string, database: Database, found: FoundPerson): void {
  const text = JSON.stringify(exportPerson(database, found), null, 2);
  writeFileSync(file, `${text}\n`, { mode: 0o600, flag: "wx" });
}

/** Whom and what it is about, so that whoever looks sees a wrong person before anything goes. */
function shown(found: FoundPerson): string[] {
  const { leads, creations, batchRows, isOnePerson } = found;
  const contactIds = creations.flatMap(({ contactId }) => contactId ?? []);
  const passages = passagesOf(found);
  return [
    `Found ${leads.length} leads, ${creations.length} creations and ${batchRows.length} rows of batches of the person.`,
    ...listed(leads.map(lineOfLead)),
    ...(isOnePerson
      ? []
      : [
          "These may be several people: all of them go, but only what you asked for is remembered. Add --name or --profile to say who is meant.",
        ]),
    ...(passages.length > 0
      ? [`Found the person named in ${passages.length} other places, from which it goes:`]
      : []),
    ...listed(passages.map(({ where, id, field, text }) => `${where} ${id}, ${field}: ${shortened(text)}`)),
    ...(contactIds.length > 0 ? [`Contacts in Salesforce made from them: ${contactIds.join(", ")}.`] : []),
  ];
}

function lineOfLead({ id, firstName, lastName, company, email, profileUrls }: FoundPerson["leads"][number]) {
  const facts = [`${firstName} ${lastName}`, company, email, ...profileUrls].filter((fact) => fact !== null);
  return `${id}: ${facts.join(", ")}`;
}

function listed(lines: string[]): string[] {
  const more = lines.length - shownMax;
  return [
    ...lines.slice(0, shownMax).map((line) => `  ${line}`),
    ...(more > 0 ? [`  and ${more} more, which --export FILE writes down.`] : []),
  ];
}

const shortened = (text: string) => (text.length > 120 ? `${text.slice(0, 119)}…` : text);
