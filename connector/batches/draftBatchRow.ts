import type { RequestContext } from "../context.ts";
import { findLead } from "../leads/findLead.ts";
import { readAccount } from "../salesforce/readAccount.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { contactForm } from "../form/contactForm.ts";
import { draftContact, type Draft } from "../leadPage/draftContact.ts";
import { findBatch } from "./findBatch.ts";
import { findBatchRow } from "./findBatchRow.ts";
import { rowValues } from "./rowValues.ts";

/** The contact form of a batch's row, with the choices made for the row. */
interface BatchRowDraft extends Draft {
  opportunityId: string | null;
  role: string | null;
}

/**
 * The row as it would be sent, for the rep to fix. Two API calls at most: the search for the lead's company,
 * and the row's account where that is another one. Throws `not-found`.
 */
export async function draftBatchRow(
  ctx: RequestContext,
  batchId: string,
  leadId: string,
): Promise<BatchRowDraft> {
  const batch = await findBatch(ctx, batchId);
  const row = await findBatchRow(ctx, batchId, leadId);
  const draft = await draftContact(ctx, leadId, batch.listId ?? undefined);
  const describe = await contactDescribe(ctx);
  const chosen = rowValues(batch, row, await findLead(ctx, leadId), contactForm(describe.contact));
  const accountId = chosen["AccountId"];
  const { account } = draft;
  const known = account.suggestions.find(({ id }) => id === accountId);
  const selected =
    typeof accountId === "string" && describe.account?.queryable
      ? (known ?? (await readAccount(ctx.salesforce, describe.account, accountId)))
      : account.selected;
  return {
    ...draft,
    contact: { ...draft.contact, ...chosen },
    account: { ...account, selected },
    opportunityId: row.opportunityId,
    role: row.role,
  };
}
