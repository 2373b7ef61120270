import { orgIds } from "../../connector/database/rows.ts";
import type { Database } from "../../connector/database/database.ts";
import { byCommand, erasePerson } from "../../connector/privacy/erasePerson.ts";
import { exportPerson } from "../../connector/privacy/exportPerson.ts";
import { findPerson, type FoundLead } from "../../connector/privacy/findPerson.ts";
import type { Person } from "../../connector/privacy/identities.ts";
import { rewriteAtEnd } from "../../connector/privacy/rewrite.ts";
import { textIsAbout, textsAbout } from "../../connector/privacy/textsAbout.ts";
import { fullName } from "../../connector/matching/names/fullName.ts";
import { inLanguage } from "../../connector/reasons/inLanguage.ts";
import type { TokenVault } from "../../connector/secrets.ts";
import { leftInFile } from "./leftInFile.ts";
import { writeExport } from "./writeExport.ts";

interface Asked {
  /** A file for what is kept of the person. */
  exportTo?: string | undefined;
  blanksTexts: boolean;
  isConfirmed: boolean;
}

/** Shows what is kept of a person, and erases it where that is confirmed. Answers what the command prints. */
export async function erasePersonNamed(
  app: { database: Database; vault: TokenVault; now: Date },
  person: Person,
  { exportTo, blanksTexts, isConfirmed }: Asked,
): Promise<string> {
  const { database } = app;
  const orgs = await orgIds(database);
  if (orgs.length === 0)
    throw new Error("Nobody has signed in here yet: nothing is kept of anybody. Run it again after that.");
  const found = await findPerson(database, orgs, person);
  const theirs = found.filter(({ isMeant }) => isMeant);
  if (person.leadIds && theirs.length === 0)
    throw new Error(`No lead here has the id ${person.leadIds.join(" or ")}.`);
  const said = [
    ...describeLeads(theirs, "are the person's", "No lead is certainly the person's."),
    ...describeLeads(
      found.filter(({ isMeant }) => !isMeant),
      "may be the person's, and stay. Choose with --lead ID, once for each lead",
    ),
    ...(await describeTexts(database, orgs, person, theirs)),
  ];
  if (exportTo !== undefined)
    writeExport(exportTo, await exportPerson(database, orgs, { person, leads: theirs }, inLanguage("en")));
  if (!isConfirmed) return [...said, "Nothing is erased without --yes."].join("\n");
  const erased = await erasePerson({ ...app, by: byCommand }, orgs, person, { blanksTexts });
  const { removed, waiting, blanked, remembered, contactIds, erasureIds } = erased;
  return [
    ...said,
    `Erased ${removed} leads with all that belongs to them. Blanked ${blanked} texts of others.`,
    ...(waiting > 0 ? [`${waiting} leads are hidden, and go when a running creation has ended.`] : []),
    remembered.length > 0
      ? `Imports leave the person out, by ${remembered.length} hashes. Erasure ${erasureIds.join(", ")}.`
      : "Imports do not leave the person out: all that is known of them, somebody who stays has too.",
    ...(contactIds.length > 0 ? [`Contacts in Salesforce stay: ${contactIds.join(", ")}.`] : []),
    ...leftInFile(await rewriteAtEnd(database)),
    "Backups made before still hold what was erased.",
  ].join("\n");
}

function describeLeads(leads: readonly FoundLead[], are: string, none?: string): string[] {
  if (leads.length === 0) return none === undefined ? [] : [none];
  const lines = leads.map((lead) =>
    [`  ${lead.id}: ${fullName(lead)}`, lead.title, lead.company, lead.email, ...lead.profileUrls]
      .filter((text) => text !== null)
      .join(", "),
  );
  return [`These leads (${leads.length}) ${are}:`, ...lines];
}

async function describeTexts(
  database: Database,
  orgs: readonly string[],
  person: Person,
  theirs: readonly FoundLead[],
): Promise<string[]> {
  const lines: string[] = [];
  const ids = new Set(theirs.map(({ id }) => id));
  for await (const { texts } of textsAbout(database, orgs, textIsAbout(person, theirs), ids))
    lines.push(...texts.map(({ where, id, field, text }) => `  ${where} ${id}, ${field}: ${text}`));
  return lines.length === 0
    ? []
    : [`Texts of others (${lines.length}) name the person; --texts blanks them:`, ...lines];
}
