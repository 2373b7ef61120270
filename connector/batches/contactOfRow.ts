import type { RequestContext } from "../context.ts";
import type { CheckedContact } from "../creations/ledger/claim.ts";
import { validateContact } from "../creations/validateContact.ts";
import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import type { ContactDescribe } from "../describe/contactDescribe.ts";
import { AppError } from "../errors.ts";
import type { FormField } from "../form/contactFields.ts";
import { knownValues } from "./knownValues.ts";

/** What holds for all rows of a request. */
export interface RowScope {
  batch: Pick<Batch, "defaults">;
  describe: ContactDescribe;
  /** The form made from `describe`. */
  form: FormField[];
  leadSource: string;
}

type ChosenRow = Pick<BatchRow, "accountId" | "contact" | "opportunityId" | "role">;

/**
 * The contact of a row as it is sent. Throws what refuses it, and `internal` for a row that we cannot read.
 */
export async function contactOfRow(
  ctx: RequestContext,
  { batch, describe, form, leadSource }: RowScope,
  row: ChosenRow,
  lead: LeadRow,
): Promise<CheckedContact> {
  try {
    const contact = knownValues({ ctx, batch, form }, row, lead);
    const input = { contact, opportunityId: row.opportunityId ?? undefined, role: row.role ?? undefined };
    return await validateContact({ describe, form, lead, leadSource, input });
  } catch (error) {
    if (error instanceof AppError) throw error;
    // One row that we cannot read must not hold up the others.
    ctx.log.error({ err: error, leadId: lead.id }, "row not understood");
    throw new AppError("internal", { cause: error });
  }
}
