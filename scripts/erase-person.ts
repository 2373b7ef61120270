/**
 * `npm run erase-person -- --profile URL` or `--email ADDRESS`: shows what the connector keeps of a person;
 * with `--yes` erases it. Contacts in Salesforce are not touched: their ids are listed for whoever erases
 * them there.
 */
import process from "node:process";
import { parseArgs } from "node:util";
import { readDatabaseFile } from "../connector/config.ts";
import { closeDatabase, openDatabase } from "../connector/database/open.ts";
import { erasePerson } from "../connector/privacy/erasePerson.ts";
import { runCommand } from "./runCommand.ts";

await runCommand(() => {
  const { values } = parseArgs({
    options: {
      profile: { type: "string" },
      email: { type: "string" },
      yes: { type: "boolean", default: false },
    },
  });
  if (values.profile === undefined && values.email === undefined) {
    throw new Error(
      "Say who: npm run erase-person -- --profile URL (or --email ADDRESS), and --yes to erase.",
    );
  }
  const database = openDatabase(readDatabaseFile(process.env));
  try {
    const person = { profileUrl: values.profile, email: values.email };
    const { found, busy, contactIds } = erasePerson(database, person, values.yes);
    return [
      values.yes ? `Erased ${found - busy} leads.` : `Found ${found} leads. Nothing is erased without --yes.`,
      ...(busy > 0
        ? [`${busy} wait for a contact that is being created: run this again in some minutes.`]
        : []),
      ...(contactIds.length > 0 ? [`Contacts in Salesforce made from them: ${contactIds.join(", ")}.`] : []),
      ...(values.yes ? ["Backups made before still hold them."] : []),
    ].join("\n");
  } finally {
    closeDatabase(database);
  }
});
