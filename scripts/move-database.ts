/**
 * `npm run move-database -- ADDRESS [--replace-nul]`: moves all that the connector's database holds, which
 * DATABASE_FILE or DATABASE_URL names, into an empty one: the path of a file, or an address of Postgres.
 * Connectors must be stopped. Give a password in PGPASSWORD: npm shows what stands behind the command.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseAddress } from "../connector/config.ts";
import { moveDatabase } from "../connector/database/move/moveDatabase.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  const { positionals, values } = parseArgs({
    allowPositionals: true,
    options: { "replace-nul": { type: "boolean", default: false } },
  });
  const [to] = positionals;
  if (to === undefined || positionals.length > 1) {
    throw new Error(
      "Say where to: npm run move-database -- ADDRESS (the path of a file, or postgresql://user@host/database).",
    );
  }
  const moved = await moveDatabase(readDatabaseAddress(process.env), to, {
    now: new Date(),
    tell: (line) => process.stderr.write(`${line}\n`),
    replacesNul: values["replace-nul"],
  });
  return [
    `Moved ${moved.rows} rows of ${moved.tables} tables from ${moved.from} to ${moved.to}, and compared each.`,
    moved.source,
    `Now set ${moved.setting}, and start the connector. TOKEN_KEYS stays as it is.`,
  ].join("\n");
});
