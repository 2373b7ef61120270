import { createHash } from "node:crypto";
import { and, asc, eq } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { ContactValues } from "../../database/schema/contacts.ts";
import type { LeadJob } from "../../database/schema/jobs.ts";
import { contactDescribe } from "../../form/contactDescribe.ts";
import { contactForm } from "../../form/contactForm.ts";
import type { FormField } from "../../form/contactFields.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { type ShownProblem, showProblem, type StoredProblem } from "../../reasons/problems.ts";
import { readRules } from "../../settings/settings.ts";
import { knownValues, picked } from "./rowValues.ts";
import { hasOwnWords } from "../../reasons/inOurWords.ts";
import type { LeadJobKind } from "../kind.ts";
import { readLeadRows, type FoundRow } from "./leadRows.ts";

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

type Failed = FoundRow & { row: { problem: StoredProblem } };

const shownRowsMax = 100;

/**
 * The rows that have ended so by what they failed of, the most frequent cause first; each with all its rows.
 */
export async function failureCauses(
  { rows }: LeadJobKind,
  ctx: RequestContext,
  job: LeadJob,
  state: "failed" | "would-fail",
): Promise<{ shown: FailureCause; found: FoundRow[] }[]> {
  const found = await readLeadRows(ctx, ctx.database, rows.table, {
    where: and(eq(rows.job, job.id), eq(rows.state, state)),
    orderBy: [asc(rows.position)],
  });
  const failed = found.filter((one): one is Failed => one.row.problem !== null);
  if (failed.length === 0) return [];
  const { contact } = await contactDescribe(ctx);
  const form = contactForm(contact, await readRules(ctx.database, job, job.listId));
  const byCause = [...Map.groupBy(failed, ({ row }) => causeOfFailure(row.problem))];
  return byCause
    .sort(([, one], [, other]) => other.length - one.length)
    .map(([cause, members]) => ({
      shown: showCause({ ctx, batch: job, form }, cause, members as [Failed, ...Failed[]]),
      found: members,
    }));
}

function showCause(
  scope: { ctx: RequestContext; batch: LeadJob; form: FormField[] },
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

/**
 * Names what a row failed of: the same for all rows that failed of the same. Their values, such as whose
 * record is a duplicate, do not matter; what the org itself said does.
 */
export function causeOfFailure({ code, detail, fields = [], members }: StoredProblem): string {
  const reason = members?.["reason"];
  const isOurs = hasOwnWords(reason);
  const ofFields = fields.map((error) => [error.field, error.reason ?? error.message]);
  const cause = [code, reason ?? null, isOurs ? null : detail, ofFields];
  return createHash("sha256").update(JSON.stringify(cause)).digest("base64url").slice(0, 22);
}
