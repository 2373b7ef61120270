import type { RequestContext } from "../context.ts";
import type { Batch, BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import type { LeadRow } from "../database/schema/leads.ts";
import { contactDescribe } from "../describe/contactDescribe.ts";
import { contactForm } from "../form/contactForm.ts";
import type { FormField } from "../form/contactFields.ts";
import { fullName } from "../matching/names/fullName.ts";
import { showProblem, type ShownProblem, type StoredProblem } from "../problems.ts";
import { readSettings } from "../settings/settings.ts";
import { causeOfFailure } from "./causeOfFailure.ts";
import { knownValues } from "./knownValues.ts";
import { picked } from "./picked.ts";

/** Leads that failed of the same. */
export interface FailureCause {
  /** Names the cause in `retryBatch`. */
  cause: string;
  count: number;
  /** The problem of the first row. */
  problem: ShownProblem;
  /** The fields of the form that are at fault. */
  fields: Omit<FormField, "restricted" | "defaultValue">[];
  /** The first rows of the cause. */
  rows: FailedRow[];
}

export interface FailedRow {
  leadId: string;
  /** Null where the lead was deleted or is no longer shared with the caller. */
  name: string | null;
  company: string | null;
  /** The values of the fields at fault, as they were sent. */
  contact: ContactValues;
}

/** A row of a batch, or of a rehearsal of one. */
interface FoundRow {
  row: Pick<BatchRow, "leadId" | "accountId" | "contact" | "problem">;
  lead: LeadRow | null;
}

type Failed = FoundRow & { row: { problem: StoredProblem } };

const shownRowsMax = 100;

/** The rows by what they failed of, the most frequent cause first; each with the ids of all its leads. */
export async function failureCauses(
  ctx: RequestContext,
  batch: Pick<Batch, "orgId" | "defaults">,
  found: readonly FoundRow[],
): Promise<{ shown: FailureCause; leadIds: string[] }[]> {
  const failed = found.filter((one): one is Failed => one.row.problem !== null);
  if (failed.length === 0) return [];
  const { contact } = await contactDescribe(ctx);
  const form = contactForm(contact, await readSettings(ctx.database, batch.orgId));
  const byCause = [...Map.groupBy(failed, ({ row }) => causeOfFailure(row.problem))];
  return byCause
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([cause, members]) => ({
      shown: showCause({ ctx, batch, form }, cause, members as [Failed, ...Failed[]]),
      leadIds: members.map(({ row }) => row.leadId),
    }));
}

function showCause(
  scope: { ctx: RequestContext; batch: Pick<Batch, "defaults">; form: FormField[] },
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
