import { and, eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { BatchDefaults, LeadJobRow } from "../../database/schema/jobs.ts";
import type { ContactValues } from "../../database/schema/contacts.ts";
import { leadListMembers, type LeadRow } from "../../database/schema/leads.ts";
import { findVisibleList } from "../../leads/lists.ts";
import { refusal } from "../../reasons/refusal.ts";
import { idsPerStatement } from "../../database/prepared.ts";
import { chunksOf } from "../../work/inTurns.ts";
import { visibleLeadsById } from "../../leads/findLead.ts";

/** How many leads a job may have. The panel says it before it is tried. */
export const batchLeadsMax = 10_000;

export interface RowInput {
  leadId: string;
  accountId?: string | undefined;
  /** Null: none, whatever the defaults say. */
  opportunityId?: string | null | undefined;
  role?: string | null | undefined;
  contact?: ContactValues | undefined;
  saveAnyway?: boolean | undefined;
}

export interface JobInput {
  /** Absent: the leads of `rows`; without those all leads of the list. */
  leadIds?: string[] | undefined;
  /** All leads of the list, although `rows` names some. */
  all?: boolean | undefined;
  /** The list that the leads come from; it decides the Lead Source. */
  listId?: string | undefined;
  defaults?: Omit<BatchDefaults, "opportunityAccountId"> | undefined;
  /** Choices for single leads. A lead named here counts as reviewed by the rep. */
  rows?: RowInput[] | undefined;
}

/** What is stored of a lead when its job starts. */
export type ChosenRow = Omit<LeadJobRow, "position" | "attempts" | "problem">;

/** Of the columns of a row those that it starts with. */
export const chosenOf = <Column>(columns: Record<keyof ChosenRow | "position", Column>) => {
  const { position, leadId, isReviewed, accountId, opportunityId, followsOpportunity, role } = columns;
  const { contact, saveAnyway } = columns;
  const placed = { accountId, opportunityId, followsOpportunity, role };
  return { position, leadId, isReviewed, ...placed, contact, saveAnyway };
};

/** The rows of a job as they were asked for. Throws `not-found` for leads that the caller may not see. */
export async function chosenRows(ctx: RequestContext, input: JobInput): Promise<ChosenRow[]> {
  const chosen = new Map(input.rows?.map((row) => [row.leadId, row]));
  const leadIds = await leadIdsOf(ctx, input, chosen);
  await findVisibleLeads(ctx, leadIds);
  const { defaults } = input;
  return leadIds.map((leadId) => {
    const row = chosen.get(leadId);
    return {
      leadId,
      isReviewed: row !== undefined,
      accountId: row?.accountId ?? null,
      ...roleOf(row, defaults),
      contact: row?.contact ?? null,
      saveAnyway: row?.saveAnyway ?? false,
    };
  });
}

async function leadIdsOf(
  ctx: RequestContext,
  input: JobInput,
  chosen: Map<string, RowInput>,
): Promise<string[]> {
  const { listId, all: isWholeList } = input;
  if (isWholeList && (listId === undefined || input.leadIds))
    throw refusal("all-of-no-list", { field: "all" });
  const named = input.leadIds ?? (input.rows && !isWholeList ? [...chosen.keys()] : undefined);
  const unique = [...new Set(named ?? (listId === undefined ? [] : await leadsOfList(ctx, listId)))];
  if (named && listId !== undefined) {
    await findVisibleList(ctx, listId);
    await requireMembers(ctx, listId, unique);
  }
  if (unique.length === 0) {
    const field = input.rows && !input.leadIds ? "rows" : "leadIds";
    throw refusal("no-leads-selected", { field });
  }
  if (unique.length > batchLeadsMax) {
    throw refusal("too-many-leads", { values: { max: batchLeadsMax }, field: "leadIds" });
  }
  const all = new Set(unique);
  const stray = [...chosen.keys()].find((leadId) => !all.has(leadId));
  if (stray !== undefined) throw refusal("lead-not-in-batch", { values: { lead: stray }, field: "rows" });
  return unique;
}

async function leadsOfList(ctx: RequestContext, listId: string): Promise<string[]> {
  const list = await findVisibleList(ctx, listId);
  return (
    await ctx.database
      .select({ leadId: leadListMembers.leadId })
      .from(leadListMembers)
      .where(eq(leadListMembers.listId, list.id))
      .orderBy(leadListMembers.position)
  ).map(({ leadId }) => leadId);
}

/** The row's own opportunity and role, even where they are none; otherwise the defaults. */
function roleOf(
  row: RowInput | undefined,
  defaults: BatchDefaults | undefined,
): Pick<ChosenRow, "opportunityId" | "followsOpportunity" | "role"> {
  if (row?.opportunityId === null) return { opportunityId: null, followsOpportunity: false, role: null };
  return {
    opportunityId: row?.opportunityId ?? defaults?.opportunityId ?? null,
    followsOpportunity:
      row?.opportunityId === undefined &&
      defaults?.opportunityId !== undefined &&
      defaults.opportunityForAll !== true,
    role: row?.role === null ? null : (row?.role ?? defaults?.role ?? null),
  };
}

/** Throws `request-invalid` for a lead that is not in the list. */
async function requireMembers(ctx: RequestContext, listId: string, leadIds: string[]): Promise<void> {
  for (const ids of chunksOf(leadIds, idsPerStatement)) {
    const members = await ctx.database
      .select({ id: leadListMembers.leadId })
      .from(leadListMembers)
      .where(and(eq(leadListMembers.listId, listId), inArray(leadListMembers.leadId, ids)));
    const inList = new Set(members.map(({ id }) => id));
    const stray = ids.find((id) => !inList.has(id));
    if (stray === undefined) continue;
    throw refusal("lead-not-in-list", { values: { lead: stray }, field: "leadIds" });
  }
}

/** Leads in the order of their ids. Throws `not-found` for a lead that the caller may not see. */
export async function findVisibleLeads(ctx: RequestContext, leadIds: string[]): Promise<LeadRow[]> {
  const found = await visibleLeadsById(ctx, leadIds);
  return [...new Set(leadIds)].map((id) => found.get(id) ?? refuseMissing(id));
}

/** Throws `not-found` for a lead that is not there. */
export function refuseMissing(id: string): never {
  throw refusal("no-such-lead-id", { values: { lead: id }, field: "leadIds" });
}
