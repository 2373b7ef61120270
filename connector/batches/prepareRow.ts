import { and, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/open.ts";
import { batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { requireQuota } from "../quota/requireQuota.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { contactForm } from "../form/contactForm.ts";
import { refuseLinked } from "../creations/ledger/reserveCreation.ts";
import { storedProblem } from "../problems.ts";
import { prefillContact } from "../form/prefillContact.ts";
import { prepare, type PreparedContact } from "../creations/prepareContact.ts";

interface RowInput {
  batch: Batch;
  row: BatchRow;
  /** Null where the user may not see it any more, too. */
  lead: LeadRow | null;
  describe: ContactDescribe;
  leadSource: string;
}

/** What to send for a row, checked; or null where the row ends here, with its problem written down. */
export function prepareRow(
  ctx: RequestContext,
  handle: DatabaseHandle,
  { batch, row, lead, describe, leadSource }: RowInput,
): PreparedContact | null {
  try {
    if (!lead) throw refusal("lead-gone");
    refuseLinked(ctx, handle, row.leadId);
    requireQuota(handle, batch, ctx.clock());
    return prepareValues(ctx, { batch, row, lead, describe, leadSource });
  } catch (error) {
    if (!(error instanceof AppError)) throw error;
    const state = error.code === "already-in-crm" ? "skipped" : "failed";
    setRow(handle, row, { state, problem: storedProblem(error), updatedAt: ctx.clock().getTime() });
    return null;
  }
}

function prepareValues(
  ctx: RequestContext,
  { batch, row, lead, describe, leadSource }: RowInput & { lead: LeadRow },
): PreparedContact {
  try {
    return prepare(describe, lead, leadSource, {
      contact: rowValues(batch, row, lead, describe),
      opportunityId: row.opportunityId ?? undefined,
      role: row.role ?? undefined,
    });
  } catch (error) {
    if (error instanceof AppError) throw error;
    // One lead that we cannot read must not hold up the others.
    ctx.log.error({ err: error, batchId: batch.id, leadId: lead.id }, "row not understood");
    throw new AppError("internal", { cause: error });
  }
}

/** What was chosen for the row goes first, then what the lead says, then what holds for all rows, then the org's defaults. */
export function rowValues(
  batch: Batch,
  row: BatchRow,
  lead: LeadRow,
  describe: ContactDescribe,
): ContactValues {
  const { values, sources } = prefillContact(contactForm(describe.contact), lead, null);
  const fromLead = Object.entries(values).filter(([name]) => sources[name] === "lead");
  return {
    ...values,
    ...batch.defaults.contact,
    ...Object.fromEntries(fromLead),
    ...(row.accountId !== null && { AccountId: row.accountId }),
    ...row.contact,
  };
}

export function setRow(handle: DatabaseHandle, row: BatchRow, changes: Partial<BatchRow>): void {
  handle
    .update(batchRows)
    .set(changes)
    .where(and(eq(batchRows.batchId, row.batchId), eq(batchRows.position, row.position)))
    .run();
}
