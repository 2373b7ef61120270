import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { writeRows } from "../creations/ledger/batchRows.ts";
import { batchRows } from "../database/schema/batches.ts";
import type { AppError } from "../errors.ts";
import { refusal } from "../reasons/refusal.ts";
import { linkLead } from "../leadPage/linkLead.ts";
import { toId18, recordUrl } from "../salesforce/recordId.ts";
import { storedProblem } from "../problems.ts";
import { findBatchRow } from "./findBatchRow.ts";

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
  const row = await findBatchRow(ctx, batchId, leadId);
  if (row.state !== "failed" && row.state !== "skipped") throw notEnded(leadId);
  const { crm } = await linkLead(ctx, leadId, recordId);
  const id = crm.recordId ?? toId18(recordId) ?? recordId;
  const object = crm.object ?? "Contact";
  const linked = refusal("linked-by-rep", {
    members: { recordId: id, object, url: recordUrl(ctx.salesforce.instanceUrl, object, id) },
  });
  const hasEnded = and(
    eq(batchRows.batchId, row.batchId),
    eq(batchRows.position, row.position),
    inArray(batchRows.state, ["failed", "skipped"]),
  );
  await writeRows(ctx, ctx.database, { state: "skipped", problem: storedProblem(linked) }, hasEnded);
}

function notEnded(leadId: string): AppError {
  return refusal("row-under-way", { values: { lead: leadId }, field: "leadId" });
}
