import { proposeForLeads } from "../accounts/proposeAccounts.ts";
import type { RequestContext } from "../context.ts";
import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";

/** By lead: the account of rows that have none, where the lead's company matches one exactly. */
export async function chooseAccounts(
  ctx: RequestContext,
  { defaults }: Pick<Batch, "defaults">,
  rows: readonly Pick<BatchRow, "leadId" | "accountId" | "contact">[],
  leadsById: ReadonlyMap<string, LeadRow>,
): Promise<Map<string, string>> {
  const describe = await contactDescribe(ctx);
  if (defaults.contact?.["AccountId"]) return new Map();
  const lacking = rows.filter((row) => row.accountId === null && !row.contact?.["AccountId"]);
  const leads = lacking.flatMap(({ leadId }) => leadsById.get(leadId) ?? []);
  const proposals = await proposeForLeads(ctx, describe, leads);
  const chosen = lacking.flatMap(({ leadId }): [string, string][] => {
    const exact = proposals.get(leadId)?.find(({ isExact }) => isExact);
    return exact ? [[leadId, exact.id]] : [];
  });
  return new Map(chosen);
}
