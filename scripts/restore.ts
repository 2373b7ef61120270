/**
 * `npm run restore -- FILE`: puts a backup in the place of the connector's database. The connector must be
 * stopped. Who was erased since the backup is erased from it, too, and stays out of imports.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseFile, readVaultConfig } from "../connector/config.ts";
import { closeDatabase } from "../connector/database/database.ts";
import { openDatabase } from "../connector/database/open.ts";
import { restoreDatabase } from "../connector/database/restoreDatabase.ts";
import { carryErasures } from "../connector/privacy/carryErasures.ts";
import { countAllErased } from "../connector/privacy/erasedPeople.ts";
import { eraseRemembered } from "../connector/privacy/eraseRemembered.ts";
import { createTokenVault } from "../connector/secrets/tokenVault.ts";
import { leftInFile } from "./erasePerson/describeErased.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  const [backup] = parseArgs({ allowPositionals: true }).positionals;
  if (backup === undefined) throw new Error("Say which backup: npm run restore -- FILE.");
  const file = readDatabaseFile(process.env, "put a backup back with pg_restore.");
  let carried = "";
  const kept = await restoreDatabase(backup, file, new Date(), async (restored, replaced) => {
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
    "Contacts created since the backup are in Salesforce but not in this ledger: the quota counts from the backup on.",
  ].join("\n");
});

/** Whom the backup brought back. */
async function eraseAgain(file: string): Promise<string[]> {
  const database = await openDatabase(file);
  try {
    if ((await countAllErased(database)) === 0) return [];
    const vault = createTokenVault(readVaultConfig(process.env).tokenKeys);
    const { removed, waiting, ...rewritten } = await eraseRemembered({ database, vault, now: new Date() });
    const erased = `Erased ${removed + waiting} leads of people who were erased on request before.`;
    return [erased, ...leftInFile(rewritten)];
  } catch (error) {
    const why = (error as Error).message;
    return [
      `People who were erased on request may be back (${why}). Before the connector starts: npm run erase-person -- --again --yes, with its TOKEN_KEYS.`,
    ];
  } finally {
    await closeDatabase(database);
  }
}
