import { and, asc, eq, gte, lt } from "drizzle-orm";
import { lookUpCountries } from "../../matches/accountCountries.ts";
import { proposeForLeads } from "../../matches/proposeAccounts.ts";
import { askTogether } from "../../work/askTogether.ts";
import type { RequestContext } from "../../context.ts";
import { lookUpBlockingLinks } from "../../creations/ledger/refuse.ts";
import { changesOf, type DatabaseHandle } from "../../database/database.ts";
import { eachInTransactions } from "../../database/inSteps.ts";
import type { BatchDefaults, LeadJob, LeadJobRow } from "../../database/schema/jobs.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { contactDescribe, type ContactDescribe } from "../../form/contactDescribe.ts";
import type { AppError } from "../../errors.ts";
import { visibleLeadsById } from "../../leads/findLead.ts";
import type { SuggestedMatch } from "../../matches/leadPerson.ts";
import { matchLeads } from "../../matches/matchLeads.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { refusal } from "../../reasons/refusal.ts";
import { coded } from "../../reasons/sentence.ts";
import { readOpportunityAccount } from "../../salesforce/openOpportunities.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import type { LeadJobKind } from "../kind.ts";
import { countWhere } from "./leadRows.ts";
import { accountOfRow, accountsToLookUp } from "./rowValues.ts";

/** Rows prepared in one step, so that the first thousand of a long list can be sent while the rest waits. */
export const preparedTogether = 1000;

/** What was found out of a row before it is sent. */
export interface PreparedRow<Row extends LeadJobRow> {
  /** With the account that was chosen for it. */
  row: Row;
  /** Whether that account is news. */
  hasNewAccount: boolean;
  /** Whether it loses the job's opportunity, which is of another account. */
  isStray: boolean;
  /** Why it is skipped, where it is likely in the CRM already. */
  likely: AppError | undefined;
}

/**
 * Looks up what the next thousand rows need. Finds leads that are likely in the CRM already, unless the rep
 * reviewed them. Chooses the account for leads whose company matches one exactly, and leaves the job's
 * opportunity to those of its account. A dozen API calls at most, and none where a review has just looked up
 * the same. Gives how many rows are prepared then; null where another connector has gone on from there.
 */
export async function prepareRows<Job extends LeadJob, Row extends LeadJobRow>(
  kind: LeadJobKind<Job>,
  ctx: RequestContext,
  job: Job,
  write: (prepared: PreparedRow<Row>, transaction: DatabaseHandle) => Promise<void>,
): Promise<number | null> {
  const { table, rows: its } = kind;
  const end = job.preparedRows + preparedTogether;
  const isNext = and(gte(its.position, job.preparedRows), lt(its.position, end));
  const found = await ctx.database
    .select()
    .from(its.table)
    .where(and(eq(its.job, job.id), eq(its.state, "waiting"), isNext))
    .orderBy(asc(its.position));
  const rows = found as LeadJobRow[] as Row[];
  const leadIds = rows.map(({ leadId }) => leadId);
  const leadsById = await visibleLeadsById(ctx, leadIds);
  await lookUpBlockingLinks(ctx, [...leadsById.keys()]);
  const unreviewed = rows.filter(({ isReviewed }) => !isReviewed);
  const likely = await findLikely(ctx, unreviewed, leadsById);
  const describe = await contactDescribe(ctx);
  const [accounts, defaults] = await askTogether(
    () => chooseAccounts(ctx, job, rows, leadsById),
    () => learnOpportunityAccount(kind, ctx, job, describe),
  );
  const prepared = rows.map((row): PreparedRow<Row> => {
    const accountId = accounts.get(row.leadId);
    const placed = { ...row, accountId: accountId ?? row.accountId };
    const isStray = row.followsOpportunity && followedBy(defaults, placed).opportunityId === null;
    return { row: placed, hasNewAccount: accountId !== undefined, isStray, likely: likely.get(row.leadId) };
  });
  // At once for all rows, because each chunk would ask otherwise.
  const withLeads = prepared.map(({ row }) => ({ row, lead: leadsById.get(row.leadId) ?? null }));
  await lookUpCountries(ctx, describe.account, accountsToLookUp(ctx, job, withLeads));
  await eachInTransactions(ctx.database, prepared, write);
  const all = await countWhere(ctx.database, kind, eq(its.job, job.id));
  // Where another connector leads by now, it may have gone on from there.
  const counted = await ctx.database
    .update(table)
    .set({ preparedRows: end, ...(all <= end && { preparedAt: ctx.clock().getTime() }) })
    .where(and(eq(table.id, job.id), eq(table.preparedRows, job.preparedRows)));
  return changesOf(counted) === 0 ? null : Math.min(end, all);
}

/** By lead: why it is skipped, where it is likely in the CRM already. */
async function findLikely(
  ctx: RequestContext,
  rows: readonly LeadJobRow[],
  leadsById: ReadonlyMap<string, LeadRow>,
): Promise<Map<string, AppError>> {
  const matches = await matchLeads(
    ctx,
    rows.flatMap(({ leadId }) => leadsById.get(leadId) ?? []),
  );
  const found = [...matches].flatMap(([leadId, suggestions]): [string, AppError][] => {
    const best = suggestions.find(({ level }) => level !== "possible");
    return best ? [[leadId, likelyInCrm(ctx, best)]] : [];
  });
  return new Map(found);
}

function likelyInCrm(ctx: RequestContext, { record, reasons }: SuggestedMatch): AppError {
  const name = fullName(record);
  return refusal("likely-in-crm", {
    values: { record: record.company ? `${name}, ${record.company}` : name },
    members: {
      recordId: record.id,
      object: record.object,
      url: recordUrl(ctx.salesforce.instanceUrl, record.object, record.id),
      reasons: reasons.map(coded),
    },
  });
}

/** By lead: the account of rows that have none, where the lead's company matches one exactly. */
async function chooseAccounts(
  ctx: RequestContext,
  { defaults }: LeadJob,
  rows: readonly LeadJobRow[],
  leadsById: ReadonlyMap<string, LeadRow>,
): Promise<Map<string, string>> {
  const describe = await contactDescribe(ctx);
  if (defaults.contact?.["AccountId"]) return new Map();
  const lacking = rows.filter((row) => row.accountId === null && !row.contact?.["AccountId"]);
  const leads = lacking.flatMap(({ leadId }) => leadsById.get(leadId) ?? []);
  const proposals = await proposeForLeads(ctx, describe, leads);
  const chosen = lacking.flatMap(({ leadId }): [string, string][] => {
    const exact = proposals.get(leadId)?.find(({ isExact }) => isExact);
    return exact ? [[leadId, exact.id]] : [];
  });
  return new Map(chosen);
}

/**
 * Learns which account the job's opportunity is of, once a job, where that decides about rows. One API call.
 * Not known where the user sees no such opportunity: Salesforce then says so of each row.
 */
async function learnOpportunityAccount(
  { table }: LeadJobKind,
  ctx: RequestContext,
  { id, defaults }: LeadJob,
  { opportunity }: ContactDescribe,
): Promise<BatchDefaults> {
  const { opportunityId, opportunityForAll, opportunityAccountId } = defaults;
  const isKnown =
    opportunityId === undefined || opportunityForAll === true || opportunityAccountId !== undefined;
  if (isKnown || !opportunity?.queryable) return defaults;
  const accountId = await readOpportunityAccount(ctx.salesforce, opportunity, opportunityId);
  if (accountId === undefined) return defaults;
  const learnt = { ...defaults, opportunityAccountId: accountId };
  await ctx.database.update(table).set({ defaults: learnt }).where(eq(table.id, id));
  return learnt;
}

type Placed = Pick<LeadJobRow, "accountId" | "contact" | "opportunityId" | "role">;

/** Opportunity and role of a row that follows its job's. Without an account it keeps what it has. */
export function followedBy(defaults: BatchDefaults, row: Placed): Pick<Placed, "opportunityId" | "role"> {
  const { opportunityId, role } = row;
  const accountId = accountOfRow({ defaults }, row);
  if (defaults.opportunityAccountId === undefined || accountId === null) return { opportunityId, role };
  return isSameRecord(accountId, defaults.opportunityAccountId)
    ? { opportunityId: defaults.opportunityId ?? null, role: role ?? defaults.role ?? null }
    : { opportunityId: null, role: null };
}

/** An id has 15 characters, with or without three more that check it. */
function isSameRecord(one: string, other: string | null): boolean {
  return other !== null && one.slice(0, 15) === other.slice(0, 15);
}
