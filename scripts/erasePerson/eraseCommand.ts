import type { parseArgs } from "node:util";
import { readVaultConfig } from "../../connector/config.ts";
import { closeDatabase, type Database } from "../../connector/database/database.ts";
import { openDatabase, openToRead } from "../../connector/database/open.ts";
import { orgIds } from "../../connector/database/rows.ts";
import { toldOf } from "../../connector/database/storage.ts";
import { mapInTurns } from "../../connector/work/inTurns.ts";
import { countErased } from "../../connector/privacy/erasedPeople.ts";
import { byCommand } from "../../connector/privacy/erasePerson.ts";
import { countRemembered, eraseRemembered } from "../../connector/privacy/restored.ts";
import { countLiftable, liftAllErasures, liftInOrg } from "../../connector/privacy/liftErasures.ts";
import { personOf, type Person } from "../../connector/privacy/identities.ts";
import { createTokenVault, type TokenVault } from "../../connector/secrets.ts";
import { erasePersonNamed } from "./erasePersonNamed.ts";
import { eraseUserNamed } from "./eraseUserNamed.ts";
import { leftInFile } from "./leftInFile.ts";

const usage = `npm run erase-person -- OPTIONS

Shows what the connector keeps of a person; with --yes erases it.

  --profile URL                    by profile
  --email ADDRESS                  by e-mail address
  --lead ID                        that lead; several times for several
  --name "First Last" --company NAME
                                   lists candidates, for --lead
  --texts                          also blanks texts of others that name the person
  --export FILE                    writes down first what there is, as JSON

  --user USERNAME                  a user of Crosswalk; the Salesforce id serves, too
  --lift                           lets the person be imported again; with --all everybody
  --again                          erases again whom a backup has brought back

Nothing is changed without --yes. A file of SQLite is changed only while no connector runs on it.`;

/** For parseArgs. */
export const eraseOptions = {
  profile: { type: "string" },
  email: { type: "string" },
  name: { type: "string" },
  company: { type: "string" },
  lead: { type: "string", multiple: true },
  user: { type: "string" },
  texts: { type: "boolean" },
  export: { type: "string" },
  again: { type: "boolean" },
  all: { type: "boolean" },
  lift: { type: "boolean" },
  yes: { type: "boolean" },
  help: { type: "boolean", short: "h" },
} as const;

type Values = ReturnType<typeof parseArgs<{ options: typeof eraseOptions }>>["values"];
type App = { database: Database; vault: TokenVault; now: Date };

/** `npm run erase-person`: see `usage`. Answers what the command prints; throws what is wrong. */
export async function eraseCommand(values: Values, environment: NodeJS.ProcessEnv): Promise<string> {
  if (values.help) return usage;
  requireOneWay(values);
  const { databaseAddress, tokenKeys } = readVaultConfig(environment);
  const open = values.yes ? openDatabase : openToRead;
  const database = await open(databaseAddress);
  try {
    const app = { vault: createTokenVault(tokenKeys), now: new Date(), database };
    return await answerErasing(app, values);
  } catch (error) {
    throw toldOf(database, error);
  } finally {
    await closeDatabase(database);
  }
}

/** Refuses options of which one would be left out, as if it were not meant. */
function requireOneWay(values: Values): void {
  const ways = (["profile", "email", "name", "lead", "user", "again", "all"] as const).filter(
    (way) => values[way] !== undefined,
  );
  if (ways.length === 0) throw new Error(`Say who.\n\n${usage}`);
  if (ways.length > 1) throw new Error(`Give one of ${ways.map((way) => `--${way}`).join(" and ")}.`);
  if (values.all && !values.lift) throw new Error("--all is for --lift.");
  const isAbout = (...some: string[]) => ways.some((way) => some.includes(way));
  if (values.lift && isAbout("lead", "user", "again"))
    throw new Error(`--lift does not go with --${ways[0]}.`);
  if (values.export && (values.lift || isAbout("again", "all")))
    throw new Error("--export goes with a person or --user.");
  if (values.texts && (values.lift || isAbout("user", "again", "all")))
    throw new Error("--texts goes with a person.");
}

/** What the command answers on an open database. */
export async function answerErasing(app: App, values: Values): Promise<string> {
  const { yes: isConfirmed = false, export: exportTo, user } = values;
  if (values.again) return await eraseAgain(app, isConfirmed);
  if (values.all) return await liftAll(app, isConfirmed);
  if (user !== undefined) return await eraseUserNamed(app.database, user, { exportTo, isConfirmed });
  const { profile: profileUrl, email, name, company, lead: leadIds } = values;
  const person = personOf({ profileUrl, email, name, company, leadIds });
  if (values.lift) return await liftPerson(app, person, isConfirmed);
  const blanksTexts = values.texts ?? false;
  return await erasePersonNamed(app, person, { exportTo, blanksTexts, isConfirmed });
}

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
    return `Would lift ${await countErased(app.database)} erasures, all there are. Nothing is lifted without --yes.`;
  return `Lifted ${await liftAllErasures({ ...app, by: byCommand })} erasures, all there were.`;
}

async function liftPerson(app: App, person: Person, isConfirmed: boolean): Promise<string> {
  const orgs = await orgIds(app.database);
  const lift = (orgId: string) =>
    isConfirmed ? liftInOrg({ ...app, by: byCommand }, orgId, person) : countLiftable(app, orgId, person);
  const count = (await mapInTurns(orgs, lift)).reduce((sum, one) => sum + one, 0);
  return isConfirmed
    ? `Lifted ${count} erasures.`
    : `Would lift ${count} erasures. Nothing is lifted without --yes.`;
}
