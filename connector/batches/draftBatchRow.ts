import type { RequestContext } from "../context.ts";
import { findLead } from "../leads/findLead.ts";
import { readAccount } from "../salesforce/accounts.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { contactForm } from "../form/contactForm.ts";
import { draftContact, type Draft } from "../leadPage/draftContact.ts";
import { readSettings } from "../settings/settings.ts";
import { findBatch } from "./findBatch.ts";
import { findBatchRow } from "./findBatchRow.ts";
import { picked } from "./picked.ts";
import { accountOfRow, rowValues } from "./rowValues.ts";

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
  const accountId = accountOfRow(batch, row);
  const { account } = draft;
  const known = account.suggestions.find(({ id }) => id === accountId);
  const selected =
    accountId !== null && describe.account?.queryable
      ? (known ?? (await readAccount(ctx.salesforce, describe.account, accountId)))
      : account.selected;
  const lead = await findLead(ctx, leadId);
  const form = contactForm(describe.contact, await readSettings(ctx.database, batch.orgId));
  const { values, sources } = rowValues(batch, row, form, { lead, account: selected });
  // The row has another account, so values from the draft's account do not hold.
  const others = draft.fields
    .filter(({ name, source }) => !(name in values) && source !== "account")
    .map(({ name }) => name);
  return {
    ...draft,
    fields: draft.fields.map((field) => ({
      ...field,
      source: others.includes(field.name) ? field.source : (sources[field.name] ?? null),
    })),
    contact: { ...picked(draft.contact, others), ...values },
    account: { ...account, selected },
    opportunityId: row.opportunityId,
    role: row.role,
  };
}
