import { and, eq } from "drizzle-orm";
import type { DatabaseHandle } from "../database/database.ts";
import { rehearsalRows, type RehearsalRow } from "../database/schema/rehearsals.ts";
import { isLeadThere, withoutPeople } from "../privacy/withoutPeople.ts";

/** Writes what was found of a row. One whose lead has gone meanwhile gets no words of it. */
export async function writeRow(
  handle: DatabaseHandle,
  { rehearsalId, position, leadId }: Pick<RehearsalRow, "rehearsalId" | "position" | "leadId">,
  changes: Partial<RehearsalRow>,
): Promise<void> {
  const hasWords = (changes.problem ?? changes.role ?? null) !== null;
  const kept = hasWords && !(await isLeadThere(handle, leadId)) ? wordless(changes) : changes;
  await handle
    .update(rehearsalRows)
    .set(kept)
    .where(and(eq(rehearsalRows.rehearsalId, rehearsalId), eq(rehearsalRows.position, position)));
}

const wordless = (changes: Partial<RehearsalRow>): Partial<RehearsalRow> => ({
  ...changes,
  ...("role" in changes && { role: null }),
  ...(changes.problem && { problem: withoutPeople(changes.problem) }),
});
