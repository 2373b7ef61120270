import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { BatchDefaults, BatchRow } from "../database/schema/batches.ts";
import type { ContactValues } from "../database/schema/contacts.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { findVisibleList } from "../leads/lists.ts";
import { refusal } from "../reasons/refusal.ts";
import { findVisibleLeads } from "./findVisibleLeads.ts";
import { requireMembers } from "./requireMembers.ts";

/** How many leads a batch may have. The panel says it before it is tried. */
export const batchLeadsMax = 10_000;

export interface BatchRowInput {
  leadId: string;
  accountId?: string | undefined;
  /** Null: none, whatever the defaults say. */
  opportunityId?: string | null | undefined;
  role?: string | null | undefined;
  contact?: ContactValues | undefined;
  saveAnyway?: boolean | undefined;
}

export interface CreateBatchInput {
  /** Absent: the leads of `rows`; without those all leads of the list. */
  leadIds?: string[] | undefined;
  /** All leads of the list, although `rows` names some. */
  all?: boolean | undefined;
  /** The list that the leads come from; it decides the Lead Source. */
  listId?: string | undefined;
  defaults?: Omit<BatchDefaults, "opportunityAccountId"> | undefined;
  /** Choices for single leads. A lead named here counts as reviewed by the rep. */
  rows?: BatchRowInput[] | undefined;
}

/** The rows of a batch as they were asked for. Throws `not-found` for leads that the caller may not see. */
export async function chosenRows(ctx: RequestContext, input: CreateBatchInput) {
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
  input: CreateBatchInput,
  chosen: Map<string, BatchRowInput>,
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
  row: BatchRowInput | undefined,
  defaults: BatchDefaults | undefined,
): Pick<BatchRow, "opportunityId" | "followsOpportunity" | "role"> {
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
