import { writeFileSync } from "node:fs";
import type { parseArgs } from "node:util";
import { eraseDeparted } from "../../connector/batches/eraseDeparted.ts";
import { readVaultConfig } from "../../connector/config.ts";
import { orgIds } from "../../connector/database/orgIds.ts";
import { closeDatabase, type Database } from "../../connector/database/database.ts";
import { openDatabase } from "../../connector/database/open.ts";
import { toldOf } from "../../connector/database/storageTrouble.ts";
import { erasePerson } from "../../connector/privacy/erasePerson.ts";
import { countAllErased } from "../../connector/privacy/erasedPeople.ts";
import { countRemembered, eraseRemembered } from "../../connector/privacy/eraseRemembered.ts";
import { findUsers } from "../../connector/privacy/eraseUser.ts";
import { exportPerson } from "../../connector/privacy/exportPerson.ts";
import { hashPlainKeys } from "../../connector/privacy/hashPlainKeys.ts";
import { findPerson, type FoundPerson } from "../../connector/privacy/findPerson.ts";
import { countLiftable, liftAllErasures, liftInAllOrgs } from "../../connector/privacy/liftErasures.ts";
import type { Person } from "../../connector/privacy/person.ts";
import { personOf } from "../../connector/privacy/personOf.ts";
import { rewriteAtEnd } from "../../connector/privacy/rewriteAtEnd.ts";
import { createTokenVault } from "../../connector/secrets/tokenVault.ts";
import { describeErased, describeRemembered, leftInFile } from "./describeErased.ts";
import { describeFound } from "./describeFound.ts";
import { describeUploads } from "./describeUploads.ts";
import { requireNoMore } from "./requireNoMore.ts";

const usage = `npm run erase-person -- OPTIONS

Shows what the connector keeps of a person; with --yes erases it.

  --profile URL                    by profile
  --email ADDRESS                  by e-mail address; --name "First Last" beside it says who of several is meant
  --name "First Last" --company NAME
  --lead ID                        that lead, and others with its profile; several times for several
  --export FILE                    writes down first what there is, as JSON

  --lift                           lets the person be imported again; with --all everybody, instead of a person
  --again                          erases again whom a backup has brought back
  --user USERNAME                  a user who has left; the Salesforce id serves, too

Nothing is changed without --yes.`;

/** For parseArgs. */
export const eraseOptions = {
  profile: { type: "string" },
  email: { type: "string" },
  name: { type: "string" },
  company: { type: "string" },
  lead: { type: "string", multiple: true },
  user: { type: "string" },
  export: { type: "string" },
  again: { type: "boolean" },
  all: { type: "boolean" },
  lift: { type: "boolean" },
  yes: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof eraseOptions }>>["values"];

/**
 * `npm run erase-person`: see `usage`. Contacts in Salesforce are not touched: their ids are listed for
 * whoever erases them there. Answers what the command prints; throws what is wrong.
 */
export async function eraseCommand(values: Values, environment: NodeJS.ProcessEnv): Promise<string> {
  if (values.help) return usage;
  const { profile, user, email, name, company, lead: leadIds, yes: isConfirmed = false } = values;
  requireNoMore(Object.keys(values));
  if ([profile, email, name, leadIds, user, values.again, values.all].every((each) => each === undefined))
    throw new Error(`Say who.\n\n${usage}`);
  const { databaseAddress, tokenKeys } = readVaultConfig(environment);
  const app = { vault: createTokenVault(tokenKeys), now: new Date() };
  const database = await openDatabase(databaseAddress);
  try {
    await hashPlainKeys({ ...app, database });
    if (values.again) return await eraseAgain({ ...app, database }, isConfirmed);
    if (values.all) return await liftAll({ ...app, database }, isConfirmed);
    if (user !== undefined) return await eraseUser(database, user, isConfirmed);
    const person = personOf({ profileUrl: profile, email, name, company, leadIds });
    if (values.lift) return await liftPerson({ ...app, database }, person, isConfirmed);
    if ((await orgIds(database)).length === 0)
      throw new Error(
        "Nobody has signed in here yet: nothing is kept of anybody, and nobody could be remembered. Run it again after that.",
      );
    const found = await findPerson({ ...app, database }, person);
    if (leadIds !== undefined && found.leads.length === 0)
      throw new Error(await noLeadSaid(database, leadIds, isConfirmed));
    if (values.export !== undefined) await exportTo(values.export, database, found);
    if (!isConfirmed) {
      const would = describeRemembered(found, "would leave the person out by what would be remembered");
      const left = describeUploads(app.now, false);
      return [...describeFound(found), ...would, ...left, "Nothing is erased without --yes."].join("\n");
    }
    const erased = await erasePerson({ ...app, database }, person, found);
    return [...describeFound(found), ...describeErased(erased), ...describeUploads(app.now, true)].join("\n");
  } catch (error) {
    throw toldOf(database, error);
  } finally {
    await closeDatabase(database);
  }
}

/** Also where they went before, and only the file was not written anew. */
async function noLeadSaid(database: Database, leadIds: string[], isConfirmed: boolean): Promise<string> {
  const said = [`No lead here has the id ${leadIds.join(" or ")}.`];
  if (!isConfirmed) return said.join(" ");
  const left = leftInFile(await rewriteAtEnd(database));
  return [...said, ...(left.length > 0 ? left : ["The database was written anew."])].join(" ");
}

type App = Parameters<typeof eraseRemembered>[0];

/** After a backup has brought people back. */
async function eraseAgain(app: App, isConfirmed: boolean): Promise<string> {
  if (!isConfirmed) {
    const count = await countRemembered(app);
    return `Would erase ${count} leads of people who were erased on request before. Nothing is erased without --yes.`;
  }
  const { removed, waiting, ...rewritten } = await eraseRemembered(app);
  const erased = `Erased ${removed + waiting} leads of people who were erased on request before.`;
  return [erased, ...leftInFile(rewritten)].join("\n");
}

async function liftAll(app: App, isConfirmed: boolean): Promise<string> {
  if (!isConfirmed)
    return `Would lift ${await countAllErased(app.database)} erasures, all there are. Nothing is lifted without --yes.`;
  return `Lifted ${await liftAllErasures(app)} erasures, all there were.`;
}

async function liftPerson(app: App, person: Person, isConfirmed: boolean): Promise<string> {
  const said = Object.keys(person).length > 1 ? "that have all of this" : "that have this";
  if (!isConfirmed)
    return `Would lift ${await countLiftable(app, person)} erasures ${said}. Nothing is lifted without --yes.`;
  return `Lifted ${await liftInAllOrgs(app, person)} erasures ${said}.`;
}

async function eraseUser(database: Database, name: string, isConfirmed: boolean): Promise<string> {
  const found = await findUsers(database, name);
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
    const { removed, waiting, ...rewritten } = await eraseDeparted({ database, clock: () => new Date() }, id);
    const kept = waiting > 0 ? ` Kept ${waiting} leads, hidden, until their creations have ended.` : "";
    lines.push(`Erased the user ${id} and ${removed} leads.${kept}`, ...leftInFile(rewritten));
  }
  if (!isConfirmed) lines.push("Nothing is erased without --yes.");
  return lines.join("\n");
}

/** For the owner alone, and never over another file. */
async function exportTo(file: string, database: Database, found: FoundPerson): Promise<void> {
  const text = JSON.stringify(await exportPerson(database, found), null, 2);
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
