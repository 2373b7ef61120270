import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { findLead } from "../../leads/findLead.ts";
import { readAccount } from "../../salesforce/accounts.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { contactForm } from "../../form/contactForm.ts";
import { type Draft, draftContact } from "../../pages/lead/draftContact.ts";
import { readRules } from "../../settings/settings.ts";
import { findJob } from "../findJobs.ts";
import { accountOfRow, picked, rowValues } from "../rows/rowValues.ts";
import { batchKind, isRow } from "./batchKind.ts";
import { writeRows } from "../../creations/ledger/batchRows.ts";
import { firstOf } from "../../database/rows.ts";
import { batchRows, type Batch, type BatchRow } from "../../database/schema/batches.ts";
import { refusal } from "../../reasons/refusal.ts";
import { linkLead } from "../../pages/lead/linkLead.ts";
import { toId18, recordUrl } from "../../salesforce/recordId.ts";
import { storedProblem } from "../../reasons/problems.ts";

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
  const { batch, row } = await findRow(ctx, batchId, leadId);
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
  const form = contactForm(describe.contact, await readRules(ctx.database, batch, batch.listId));
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

/**
 * Ends a failed or skipped row by linking its lead to an existing record. Writes nothing to Salesforce.
 * Throws `not-found`, and `request-invalid` for a row that is being sent or has its contact.
 */
export async function linkBatchRow(
  ctx: RequestContext,
  batchId: string,
  leadId: string,
  recordId: string,
): Promise<void> {
  const { row } = await findRow(ctx, batchId, leadId);
  if (row.state !== "failed" && row.state !== "skipped")
    throw refusal("row-under-way", { values: { lead: leadId }, field: "leadId" });
  const { crm } = await linkLead(ctx, leadId, recordId);
  const id = crm.recordId ?? toId18(recordId) ?? recordId;
  const object = crm.object ?? "Contact";
  const linked = refusal("linked-by-rep", {
    members: { recordId: id, object, url: recordUrl(ctx.salesforce.instanceUrl, object, id) },
  });
  const hasEnded = and(isRow(row), inArray(batchRows.state, ["failed", "skipped"]));
  await writeRows(ctx, ctx.database, { state: "skipped", problem: storedProblem(linked) }, hasEnded);
}

/** The row of a lead in the caller's own batch. Throws `not-found`. */
async function findRow(
  ctx: RequestContext,
  id: string,
  leadId: string,
): Promise<{ batch: Batch; row: BatchRow }> {
  const batch = await findJob(batchKind, ctx, id);
  const isOfLead = and(eq(batchRows.batchId, id), eq(batchRows.leadId, leadId));
  const row = await firstOf(ctx.database.select().from(batchRows).where(isOfLead));
  if (!row) throw refusal("no-such-row");
  return { batch, row };
}
