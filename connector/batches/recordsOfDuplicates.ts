import type { RequestContext } from "../context.ts";
import type { BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { ShownMatch } from "../leadPage/showMatch.ts";
import { foundMatches } from "./foundMatches.ts";

/** A row of a batch and its lead, where the caller may see it. */
interface FoundRow {
  row: Pick<BatchRow, "state" | "problem">;
  lead: LeadRow | null;
}

/** A record of which a contact may be a duplicate. */
interface DuplicateRecord extends Pick<
  ShownMatch,
  "object" | "title" | "company" | "email" | "phone" | "url"
> {
  id: string;
  name: string;
}

/**
 * The records that rows are likely duplicates of where Salesforce named none, by the lead's id: those that
 * were found for the lead, as far as that is remembered. No API call.
 */
export async function recordsOfDuplicates(
  ctx: RequestContext,
  rows: readonly FoundRow[],
): Promise<Map<string, DuplicateRecord[]>> {
  const people = rows.flatMap(({ row, lead }) => (lead && isUnnamed(row) ? [lead] : []));
  if (people.length === 0) return new Map();
  const found = await foundMatches(ctx, people);
  return new Map([...found].map(([leadId, matches]) => [leadId, matches.map(toRecord)]));
}

function isUnnamed({ state, problem }: FoundRow["row"]): boolean {
  const { records, hiddenCount } = problem?.members ?? {};
  const isNamed = (Array.isArray(records) && records.length > 0) || Number(hiddenCount) > 0;
  return state === "failed" && problem?.code === "duplicate-detected" && !isNamed;
}

function toRecord({
  recordId,
  object,
  name,
  title,
  company,
  email,
  phone,
  url,
}: ShownMatch): DuplicateRecord {
  return { id: recordId ?? "", object, name, title, company, email, phone, url };
}
