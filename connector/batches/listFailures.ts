import { and, asc, eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batchRows, type Batch, type BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { leads, type LeadRow } from "../database/schema/leads.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { contactForm } from "../form/contactForm.ts";
import type { FormField } from "../form/formField.ts";
import { visibleLeads } from "../leads/findLead.ts";
import { fullName } from "../matching/names/fullName.ts";
import { showProblem, type ShownProblem, type StoredProblem } from "../problems.ts";
import { causeOfFailure } from "./causeOfFailure.ts";
import { readSettings } from "../settings/readSettings.ts";
import { findBatch } from "./findBatch.ts";
import { knownValues } from "./knownValues.ts";
import { picked } from "./picked.ts";

/** Leads that failed of the same. */
interface FailureCause {
  /** Names the cause in `retryBatch`. */
  cause: string;
  count: number;
  /** Of the first of them. */
  problem: ShownProblem;
  /** The fields of the form that are at fault. */
  fields: Omit<FormField, "restricted" | "defaultValue">[];
  /** The first of them. */
  rows: FailedRow[];
}

interface FailedRow {
  leadId: string;
  /** Null where the lead was deleted or is no longer shared with the caller. */
  name: string | null;
  company: string | null;
  /** The values of the fields at fault, as they were sent. */
  contact: ContactValues;
}

type Failed = { row: BatchRow & { problem: StoredProblem }; lead: LeadRow | null };

const shownRowsMax = 100;

/** What leads of a batch failed of, the most frequent cause first. Throws `not-found`. */
export async function listFailures(ctx: RequestContext, batchId: string): Promise<FailureCause[]> {
  const batch = await findBatch(ctx, batchId);
  const found = await ctx.database
    .select({ row: batchRows, lead: leads })
    .from(batchRows)
    .leftJoin(leads, and(eq(leads.id, batchRows.leadId), visibleLeads(ctx)))
    .where(and(eq(batchRows.batchId, batch.id), eq(batchRows.state, "failed")))
    .orderBy(asc(batchRows.position))
    .all();
  const failed = found.flatMap(({ row, lead }) =>
    row.problem ? [{ row: { ...row, problem: row.problem }, lead }] : [],
  );
  if (failed.length === 0) return [];
  const { contact } = await contactDescribe(ctx);
  const form = contactForm(contact, await readSettings(ctx.database, batch.orgId));
  const byCause = [...Map.groupBy(failed, ({ row }) => causeOfFailure(row.problem))];
  return byCause
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([cause, members]) => showCause({ ctx, batch, form }, cause, members as [Failed, ...Failed[]]));
}

function showCause(
  scope: { ctx: RequestContext; batch: Batch; form: FormField[] },
  cause: string,
  members: [Failed, ...Failed[]],
): FailureCause {
  const { form } = scope;
  const [{ row: first }] = members;
  const atFault = new Set(first.problem.fields?.map(({ field }) => field));
  const fields = form.filter(({ name, editable }) => editable && atFault.has(name));
  const names = fields.map(({ name }) => name);
  return {
    cause,
    count: members.length,
    problem: showProblem(first.problem),
    fields: fields.map(({ restricted: _restricted, defaultValue: _defaultValue, ...field }) => field),
    rows: members.slice(0, shownRowsMax).map(({ row, lead }) => ({
      leadId: row.leadId,
      name: lead && fullName(lead),
      company: lead?.company ?? null,
      contact: lead ? picked(knownValues(scope, row, lead), names) : {},
    })),
  };
}
