import type { RequestContext } from "../context.ts";
import type { BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { showMatch, type ShownMatch } from "../leadPage/showMatch.ts";
import { knownMatches } from "../matches/matchLeads.ts";

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

const recordsMax = 3;

/**
 * The records that rows are likely duplicates of where Salesforce named none, by the lead's id: those that
 * were found for the lead, as far as that is remembered. No API call.
 */
export async function recordsOfDuplicates(
  ctx: RequestContext,
  found: readonly FoundRow[],
): Promise<Map<string, DuplicateRecord[]>> {
  const people = found.flatMap(({ row, lead }) => (lead && isUnnamed(row) ? [lead] : []));
  if (people.length === 0) return new Map();
  const known = await knownMatches(ctx, people);
  return new Map(
    people.map((lead) => {
      const first = (known.get(lead.id) ?? []).slice(0, recordsMax);
      return [lead.id, first.map(({ record, ...why }) => toRecord(showMatch(ctx, record, why, lead)))];
    }),
  );
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
