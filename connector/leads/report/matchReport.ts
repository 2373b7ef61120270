import type { RequestContext } from "../../context.ts";
import { AppError } from "../../errors.ts";
import type { SalesforceApp } from "../../salesforce/connect.ts";
import { findVisibleList } from "../findLeadList.ts";
import { lookUpVisibility } from "../knownVisibility.ts";
import { leadsPerSearch, matchLeads } from "../matchLeads.ts";
import { reportedLeads, type ReportedLead } from "./reportedLeads.ts";

/** How many leads of a list are in the CRM. */
export interface MatchReport {
  leads: number;
  linked: number;
  likely: number;
  possible: number;
  new: number;
  /** Not compared with Salesforce lately: they may be any of these but linked. */
  unknown: number;
}

/** Comparing more leads than this for one look would eat a rep's share of the API allowance. */
const leadsMax = 10_000;

/** The report as far as it is known: from links, and from what Salesforce said in the last minutes. No API call. */
export function readMatchReport(ctx: RequestContext, listId: string): MatchReport {
  findVisibleList(ctx, listId);
  return countStatuses(reportedLeads(ctx, listId));
}

/**
 * Compares the next thousand leads that have not been compared lately, in about six API calls, and answers the report as
 * it is then. To be repeated until nothing is `unknown`. Throws `request-invalid` for lists of more than 10,000 leads.
 */
export async function extendMatchReport(ctx: RequestContext, listId: string): Promise<MatchReport> {
  findVisibleList(ctx, listId);
  const leads = reportedLeads(ctx, listId);
  if (leads.length > leadsMax) {
    throw new AppError("request-invalid", {
      detail: `Comparing asks Salesforce about every lead, and the list has more than ${leadsMax}.`,
      action: "Compare the lead file with an export of contacts instead: npm run match-report.",
    });
  }
  const unknown = leads.filter(({ status }) => status === "unknown").map(({ lead }) => lead);
  const links = leads.flatMap(({ link }) => link ?? []);
  await alone(ctx, listId, async () => {
    await Promise.all([matchLeads(ctx, unknown.slice(0, leadsPerSearch)), lookUpVisibility(ctx, links)]);
  });
  return readMatchReport(ctx, listId);
}

function countStatuses(leads: ReportedLead[]): MatchReport {
  const report = { leads: leads.length, linked: 0, likely: 0, possible: 0, new: 0, unknown: 0 };
  for (const { status } of leads) report[status] += 1;
  return report;
}

const running = new WeakMap<SalesforceApp, Map<string, Promise<void>>>();

/** Whoever asks for what is being asked already, in another tab, waits for that instead of asking Salesforce twice. */
async function alone(ctx: RequestContext, listId: string, work: () => Promise<void>): Promise<void> {
  const ours = running.get(ctx.salesforceApp) ?? new Map<string, Promise<void>>();
  running.set(ctx.salesforceApp, ours);
  const key = `${ctx.caller.userId}:${listId}`;
  const other = ours.get(key);
  if (other) return other;
  const mine = work().finally(() => ours.delete(key));
  ours.set(key, mine);
  return mine;
}
