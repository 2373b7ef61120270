import { coded } from "../reasons/sentence.ts";
import type { RequestContext } from "../context.ts";
import type { BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { AppError } from "../errors.ts";
import type { SuggestedMatch } from "../matches/leadPerson.ts";
import { matchLeads } from "../matches/matchLeads.ts";
import { fullName } from "../matching/names/fullName.ts";
import { refusal } from "../reasons/refusal.ts";
import { recordUrl } from "../salesforce/recordId.ts";

/** By lead: why it is skipped, where it is likely in the CRM already. */
export async function findLikely(
  ctx: RequestContext,
  rows: readonly Pick<BatchRow, "leadId">[],
  leadsById: ReadonlyMap<string, LeadRow>,
): Promise<Map<string, AppError>> {
  const matches = await matchLeads(
    ctx,
    rows.flatMap(({ leadId }) => leadsById.get(leadId) ?? []),
  );
  const found = [...matches].flatMap(([leadId, suggestions]): [string, AppError][] => {
    const best = suggestions.find(({ level }) => level !== "possible");
    return best ? [[leadId, likely(ctx, best)]] : [];
  });
  return new Map(found);
}

function likely(ctx: RequestContext, { record, reasons }: SuggestedMatch): AppError {
  const name = fullName(record);
  return refusal("likely-in-crm", {
    values: { record: record.company ? `${name}, ${record.company}` : name },
    members: {
      recordId: record.id,
      object: record.object,
      url: recordUrl(ctx.salesforce.instanceUrl, record.object, record.id),
      reasons: reasons.map(coded),
    },
  });
}
