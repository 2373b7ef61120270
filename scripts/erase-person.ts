/**
 * `npm run erase-person -- --profile URL`, `--email ADDRESS` or `--name "First Last" --company NAME`: shows
 * what the connector keeps of a person; `--export FILE` writes it down; `--yes` erases it. `--name` beside an
 * address says who of several is meant. `--lift` lets the
 * person be imported again, with `--all` everybody. `--again` erases everybody
 * whom a backup has brought back. `--user USERNAME`, or an id, is for a user who has left. Contacts in
 * Salesforce are not touched: their ids are listed for whoever erases them there.
 */
import { writeFileSync } from "node:fs";
import process from "node:process";
import { parseArgs } from "node:util";
import { eraseDeparted } from "../connector/batches/eraseDeparted.ts";
import { readVaultConfig } from "../connector/config.ts";
import { closeDatabase, openDatabase, type Database } from "../connector/database/open.ts";
import { erasePerson } from "../connector/privacy/erasePerson.ts";
import { eraseRemembered } from "../connector/privacy/eraseRemembered.ts";
import { findUsers } from "../connector/privacy/eraseUser.ts";
import { exportPerson } from "../connector/privacy/exportPerson.ts";
import { findPerson, type FoundPerson } from "../connector/privacy/findPerson.ts";
import { liftAllErasures, liftInAllOrgs } from "../connector/privacy/liftErasures.ts";
import { personOf } from "../connector/privacy/personOf.ts";
import { createTokenVault } from "../connector/secrets/tokenVault.ts";
import { describeErased, logKept } from "./erasePerson/describeErased.ts";
import { describeFound } from "./erasePerson/describeFound.ts";
import { runCommand } from "./runCommand.ts";

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
    if (user !== undefined) return await eraseUser(database, user, values.yes);
    const person = personOf({ profileUrl: profile, email, name, company });
    if (values.lift) return `Lifted ${liftInAllOrgs({ ...app, database }, person)} erasures.`;
    const found = findPerson(database, person);
    if (values.export !== undefined) exportTo(values.export, database, found);
    if (!values.yes) return [...describeFound(found), "Nothing is erased without --yes."].join("\n");
    const erased = await erasePerson({ ...app, database }, person);
    return [...describeFound(found), ...describeErased(erased)].join("\n");
  } finally {
    closeDatabase(database);
  }
});

/** After a backup has brought people back. */
async function eraseAgain(app: Parameters<typeof eraseRemembered>[0]): Promise<string> {
  const { removed, waiting } = await eraseRemembered(app);
  return `Erased ${removed + waiting} leads of people who were erased on request before.`;
}

async function eraseUser(database: Database, name: string, isConfirmed: boolean): Promise<string> {
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
    const { removed, waiting, isLogEmpty } = await eraseDeparted({ database, clock: () => new Date() }, id);
    const kept = waiting > 0 ? ` Kept ${waiting} leads, hidden, until their creations have ended.` : "";
    lines.push(`Erased the user ${id} and ${removed} leads.${kept}`, ...logKept(isLogEmpty));
  }
  if (!isConfirmed) lines.push("Nothing is erased without --yes.");
  return lines.join("\n");
}

/** For the owner alone, and never over another file. */
function exportTo(file: string, database: Database, found: FoundPerson): void {
  const text = JSON.stringify(exportPerson(database, found), null, 2);
  try {
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: "wx" });
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== "EEXIST") throw error;
    throw new Error(
      `${file} is there already. Nothing is erased: name another file for --export, or leave it out.`,
      { cause: error },
    );
  }
}
