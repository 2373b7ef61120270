/**
 * `npm run restore -- FILE`: puts a backup in the place of the connector's database. The connector must be
 * stopped. Who was erased since the backup is erased from it, too, and stays out of imports.
 *
 * `npm run restore -- --put-back`: says that the database was put back by other means, such as `pg_restore`, a
 * snapshot of its disk, or a copy of its file. The connector must be stopped for that, too.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseAddress, readDatabaseFile, readVaultConfig } from "../connector/config.ts";
import { writeRestore } from "../connector/creations/restored/restores.ts";
import { closeDatabase } from "../connector/database/database.ts";
import { openDatabase } from "../connector/database/open.ts";
import { restoreDatabase } from "../connector/database/backup.ts";
import { toldOf } from "../connector/database/storage.ts";
import { carryErasures, eraseRemembered } from "../connector/privacy/restored.ts";
import { countErased } from "../connector/privacy/erasedPeople.ts";
import { createTokenVault } from "../connector/secrets.ts";
import { leftInFile } from "./erasePerson/leftInFile.ts";
import { runCommand } from "./runCommand.ts";

const asks =
  "Contacts created since the backup are not in its ledger. The connector asks Salesforce for each user's, before it creates another for them.";

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "put-back": { type: "boolean", default: false } },
  });
  const [backup] = positionals;
  const isPutBack = values["put-back"];
  if ((backup === undefined) !== isPutBack) {
    throw new Error(
      "Say which backup: npm run restore -- FILE. Or, where it is in its place already: npm run restore -- --put-back.",
    );
  }
  return backup === undefined ? tellPutBack() : restore(backup);
});

async function tellPutBack(): Promise<string> {
  const address = readDatabaseAddress(process.env);
  const database = await openDatabase(address);
  try {
    await writeRestore(database, new Date());
  } catch (error) {
    throw toldOf(database, error);
  } finally {
    await closeDatabase(database);
  }
  return [asks, ...(await eraseAgain(address))].join("\n");
}

async function restore(backup: string): Promise<string> {
  const file = readDatabaseFile(
    process.env,
    "put a backup into a new database with pg_restore --single-transaction --no-owner --dbname=NEW crosswalk.dump, set DATABASE_URL to that one, and run npm run restore -- --put-back. What stood in ADDRESS may know who was erased since: config/guides/postgres.md says how to take that along.",
  );
  let carried = "";
  const now = new Date();
  const kept = await restoreDatabase(backup, file, now, async (restored, replaced) => {
    await writeRestore(restored, now);
    if (replaced === null) return;
    try {
      const { lost } = carryErasures(restored, replaced);
      if (lost > 0)
        carried = `${lost} people erased on request are not known to the backup, whose list has another key: erase them again.`;
    } catch (error) {
      carried = `Who was erased on request since the backup could not be read (${(error as Error).message}): erase them again.`;
    }
  });
  return [
    `Restored ${file} from ${backup}.`,
    ...(kept
      ? [
          `What was there is kept as ${kept}. Delete it when the restored one works: it may hold people who asked to be erased.`,
        ]
      : []),
    ...(carried === "" ? [] : [carried]),
    ...(await eraseAgain(file)),
    asks,
  ].join("\n");
}

/** Whom the backup brought back. */
async function eraseAgain(address: string): Promise<string[]> {
  const database = await openDatabase(address);
  try {
    if ((await countErased(database)) === 0) return [];
    const vault = createTokenVault(readVaultConfig(process.env).tokenKeys);
    const { removed, waiting, ...rewritten } = await eraseRemembered({ database, vault, now: new Date() });
    const erased = `Erased ${removed + waiting} leads of people who were erased on request before.`;
    return [erased, ...leftInFile(rewritten)];
  } catch (error) {
    const why = (toldOf(database, error) as Error).message;
    return [
      `People who were erased on request may be back (${why}). Before the connector starts: npm run erase-person -- --again --yes, with its TOKEN_KEYS.`,
    ];
  } finally {
    await closeDatabase(database);
  }
}
