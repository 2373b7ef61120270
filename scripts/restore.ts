/**
 * `npm run restore -- FILE`: puts a backup in the place of the connector's database. The connector must be
 * stopped.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseFile } from "../connector/config.ts";
import { restoreDatabase } from "../connector/database/restoreDatabase.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(() => {
  const [backup] = parseArgs({ allowPositionals: true }).positionals;
  if (backup === undefined) throw new Error("Say which backup: npm run restore -- FILE.");
  const file = readDatabaseFile(process.env);
  const kept = restoreDatabase(backup, file, new Date());
  return [
    `Restored ${file} from ${backup}.`,
    ...(kept ? [`What was there is kept as ${kept}.`] : []),
    "Contacts created since the backup are in Salesforce but not in this ledger: the quota counts from the backup on.",
  ].join("\n");
});
