import type { RequestContext } from "../../context.ts";
import type { BatchRow, BatchRowState } from "../../database/schema/batches.ts";
import { say } from "../../reasons/sentence.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { exportRows, leadCells, leadHeader } from "../exportRows.ts";
import { findJob, type PageInput, type RowPage } from "../findJobs.ts";
import { failureCauses, type FailureCause } from "../rows/failureCauses.ts";
import { readLeadRowPage, type LeadRowStatus } from "../rows/leadRowPage.ts";
import { recordsOfDuplicates } from "../rows/skippedRecords.ts";
import { batchKind } from "./batchKind.ts";

/** One lead of a batch and its result. */
interface BatchRowStatus extends LeadRowStatus {
  state: BatchRowState;
  contactId: string | null;
  /** Opens the contact in Lightning. */
  url: string | null;
  /** When its state was written last, ISO 8601, and by which request or step of the batch. */
  updatedAt: string;
  requestId: string | null;
}

/** A page of a batch's rows, as of readLeadRowPage. */
export async function readBatchRows(
  ctx: RequestContext,
  id: string,
  input: PageInput & { state?: BatchRowState | undefined },
): Promise<RowPage<BatchRowStatus>> {
  const { items, ...page } = await readLeadRowPage<BatchRow>(batchKind, ctx, id, input);
  const duplicates = await recordsOfDuplicates(ctx, items);
  return {
    items: items.map(({ row, shown }) => {
      const { state, contactId, updatedAt, requestId } = row;
      const records = duplicates.get(row.leadId) ?? [];
      return {
        ...shown,
        error: shown.error && records.length > 0 ? { ...shown.error, records } : shown.error,
        ...{ state, contactId, requestId },
        url: contactId && recordUrl(ctx.salesforce.instanceUrl, "Contact", contactId),
        updatedAt: new Date(updatedAt).toISOString(),
      };
    }),
    ...page,
  };
}

/** The result of each row as CSV, with a link to each record. Throws `not-found`. */
export async function exportBatchRows(ctx: RequestContext, id: string, words: Words): Promise<string> {
  return await exportRows({
    header: [...leadHeader, say("timeline-time"), say("timeline-request")],
    words,
    cellsOf: (row: BatchRowStatus) => [
      ...leadCells(row, words.write(`batch-${row.state}`), words),
      row.updatedAt,
      row.requestId ?? "",
    ],
    read: (page) => readBatchRows(ctx, id, page),
  });
}

/** Why leads of a batch failed, the most frequent cause first. Throws `not-found`. */
export async function listFailures(ctx: RequestContext, id: string): Promise<FailureCause[]> {
  const batch = await findJob(batchKind, ctx, id);
  return (await failureCauses(batchKind, ctx, batch, "failed")).map(({ shown }) => shown);
}
