/**
 * `npm run move-database -- ADDRESS`: moves all that the connector's database holds, which
 * DATABASE_FILE or DATABASE_URL names, into an empty one: the path of a file, or an address of Postgres.
 * Connectors must be stopped. Give a password in PGPASSWORD: npm shows what stands behind the command.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseAddress } from "../connector/config.ts";
import { isFile } from "../connector/database/open.ts";
import { moveDatabase } from "../connector/database/move/moveDatabase.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(async () => {
  const { positionals } = parseArgs({ allowPositionals: true });
  const [to] = positionals;
  if (to === undefined || positionals.length > 1) {
    throw new Error(
      "Say where to: npm run move-database -- ADDRESS (the path of a file, or postgresql://user@host/database).",
    );
  }
  const { rows, ends } = await moveDatabase(readDatabaseAddress(process.env), to, {
    now: new Date(),
    tell: (line) => process.stderr.write(`${line}\n`),
  });
  const [from, into, source] = ends;
  const setting = isFile(to)
    ? `DATABASE_FILE=${to}, and no DATABASE_URL`
    : "DATABASE_URL to its address, and no DATABASE_FILE";
  return [
    `Moved ${rows} rows from ${from} to ${into}, and compared each.`,
    source,
    `Now set ${setting}, and start the connector. TOKEN_KEYS stays as it is.`,
  ].join("\n");
});
