import { and, eq, exists, isNull, sql, type SQL } from "drizzle-orm";
import type { AnySQLiteColumn } from "drizzle-orm/sqlite-core";
import { errorCodes, type AppError } from "../errors.ts";
import { type StoredProblem, storedProblem } from "../reasons/problems.ts";
import { refusals, type RefusalRow } from "../reasons/refusals.ts";
import type { DatabaseHandle } from "../database/database.ts";
import type { Creation } from "../database/schema/contacts.ts";
import { prepared } from "../database/prepared.ts";
import { leads } from "../database/schema/leads.ts";
import { firstOf } from "../database/rows.ts";

/** Stands where something of a person stood. */
export const erasedText = "…";

/**
 * A stored problem as it is kept when a person goes: code and reason, and the reason's sentence without its
 * values. What Salesforce said may quote anything, and the records it names are people too.
 */
export function withoutPeople({ code, members = {} }: StoredProblem): StoredProblem {
  const { reason } = members;
  // An older version may have stored a code that is no more.
  const usual = Object.hasOwn(errorCodes, code) ? errorCodes[code].action : "";
  if (!isReason(reason)) {
    return { code, detail: "", action: usual, ...(reason === code && { members: { reason } }) };
  }
  const { title, whose, detail = "", action = usual }: RefusalRow = refusals[reason];
  const { values } = members;
  return {
    code,
    detail: withoutValues(detail),
    action: withoutValues(action),
    members: {
      reason,
      ...(title !== undefined && { title }),
      ...(whose !== undefined && { whose }),
      ...(Array.isArray(values) && { values: values.map(() => erasedText) }),
    },
  };
}

function isReason(reason: unknown): reason is keyof typeof refusals {
  return typeof reason === "string" && Object.hasOwn(refusals, reason);
}

const withoutValues = (template: string) => template.replace(/\{\w+\}/g, erasedText);

/** A problem as it may be stored about a creation: without its words where the lead has gone, or is to go. */
export async function keptProblem(
  handle: DatabaseHandle,
  { leadId }: Pick<Creation, "leadId">,
  error: AppError,
): Promise<StoredProblem> {
  const problem = storedProblem(error);
  return (await isLeadThere(handle, leadId)) ? problem : withoutPeople(problem);
}

/** Whether a lead is there, and nothing waits to remove it. */
export const isLeadThere = async (handle: DatabaseHandle, leadId: string): Promise<boolean> =>
  (await firstOf(prepared(handle, byId).execute({ leadId }))) !== undefined;

/** The same of each row's lead, in a query. */
export const hasLead = (handle: DatabaseHandle, leadId: AnySQLiteColumn): SQL =>
  exists(leadsThere(handle, eq(leads.id, leadId)));

const byId = (handle: DatabaseHandle) =>
  leadsThere(handle, eq(leads.id, sql.placeholder("leadId"))).prepare();

const leadsThere = (handle: DatabaseHandle, which: SQL) =>
  handle
    .select({ id: leads.id })
    .from(leads)
    .where(and(which, isNull(leads.removedAt)));
