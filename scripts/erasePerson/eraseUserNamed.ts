import { eraseDeparted } from "../../connector/jobs/eraseDeparted.ts";
import type { Database } from "../../connector/database/database.ts";
import { findUsers } from "../../connector/privacy/eraseUser.ts";
import { exportUser } from "../../connector/privacy/exportUser.ts";
import { inLanguage } from "../../connector/reasons/inLanguage.ts";
import { leftInFile } from "./leftInFile.ts";
import { writeExport } from "./writeExport.ts";

/** Shows what is kept of a user of Crosswalk, and erases it where that is confirmed. */
export async function eraseUserNamed(
  database: Database,
  name: string,
  { exportTo, isConfirmed }: { exportTo?: string | undefined; isConfirmed: boolean },
): Promise<string> {
  const found = await findUsers(database, name);
  if (found.length === 0)
    throw new Error(
      `Nobody signed in here as ${name}. Where the name has been forgotten, give the Salesforce id.`,
    );
  const lines: string[] = [];
  const exported: unknown[] = [];
  for (const { id } of found) exported.push(await exportUser(database, id, inLanguage("en")));
  if (exportTo !== undefined) writeExport(exportTo, exported);
  for (const { id, leads, lists, batches, creations, lostAnswers } of found) {
    lines.push(
      `Found the user ${id} with ${leads} leads, ${lists} lists, ${batches} batches and ${creations} creations.`,
    );
    if (lostAnswers > 0)
      lines.push(`Of ${lostAnswers} creations nobody knows whether the contact is in Salesforce.`);
    if (!isConfirmed) continue;
    const { removed, waiting, ...rewritten } = await eraseDeparted({ database, clock: () => new Date() }, id);
    const kept = waiting > 0 ? ` Kept ${waiting} leads, hidden, until their creations have ended.` : "";
    lines.push(`Erased the user ${id} and ${removed} leads.${kept}`, ...leftInFile(rewritten));
  }
  if (!isConfirmed) lines.push("Nothing is erased without --yes.");
  return lines.join("\n");
}
