import { setImmediate } from "node:timers/promises";
import { askTogether } from "../../work/askTogether.ts";
import type { RequestContext } from "../../context.ts";
import type { LeadLink } from "../../database/schema/leads.ts";
import { refusal } from "../../reasons/refusal.ts";
import { type CacheKind, together } from "../../work/memory.ts";
import { findVisibleList } from "../lists.ts";
import { lookUpVisibility, showRecord } from "../knownVisibility.ts";
import { leadsPerSearch, matchLeads } from "../../matches/matchLeads.ts";
import { leadsById } from "../findLead.ts";
import { countStatuses, type MatchReport } from "../countStatuses.ts";
import { reportedLeads, type ReportedLead } from "../reportedLeads.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { csvLine } from "../../work/csvLine.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { say } from "../../reasons/sentence.ts";
import { reasonOfLink } from "../recordLink.ts";
import { fullName } from "../../matching/names/fullName.ts";

const comparisons: CacheKind<Promise<void>> = { max: 100 };

/** A report compares no more leads than this, to save the rep's share of the API allowance. */
const leadsMax = 10_000;

/** The report from links and cached results of the last minutes. No API call. */
export async function readMatchReport(ctx: RequestContext, listId: string): Promise<MatchReport> {
  await findVisibleList(ctx, listId);
  return countStatuses(ctx, listId);
}

/**
 * Compares the next thousand leads that were not compared lately, in about six API calls, and answers the
 * report. Repeat it until nothing is `unknown`. Throws `request-invalid` for lists of more than 10,000 leads.
 */
export async function extendMatchReport(ctx: RequestContext, listId: string): Promise<MatchReport> {
  await findVisibleList(ctx, listId);
  const links: LeadLink[] = [];
  const unknown: string[] = [];
  let count = 0;
  for await (const leads of reportedLeads(ctx, listId)) {
    count += leads.length;
    if (count > leadsMax) {
      throw refusal("list-too-long-to-compare", { values: { max: leadsMax } });
    }
    for (const { lead, link, status } of leads) {
      if (link) links.push(link);
      if (status === "unknown" && unknown.length < leadsPerSearch) unknown.push(lead.id);
    }
  }
  // Another tab may ask for the same report.
  await together(ctx.memory.perUser(comparisons, ctx.caller), listId, async () => {
    const compared = await leadsById(ctx.database, unknown);
    await askTogether(
      () => matchLeads(ctx, [...compared.values()]),
      () => lookUpVisibility(ctx, links),
    );
  });
  return readMatchReport(ctx, listId);
}

const linesPerPiece = 200;
const header = [
  say("name-lead"),
  say("name-title"),
  say("name-company"),
  say("name-status"),
  "report-level",
  "report-probability",
  "report-record",
  "report-record-name",
  "report-record-company",
  "report-reasons",
  "csv-link",
] as const;

/**
 * The report as CSV: a line for each record that a lead matches, and a line for each lead without one. Reads
 * cached results only: leads not compared lately have the status `unknown`, and links of colleagues show no
 * record. No API call. Throws `not-found`.
 */
export async function exportMatchReport(
  ctx: RequestContext,
  listId: string,
  words: Words,
): Promise<{ name: string; csv: AsyncGenerator<string> }> {
  const { name: list } = await findVisibleList(ctx, listId);
  return { name: words.write("report-file", { list }), csv: linesOf(ctx, listId, words) };
}

/** Yields a few lines at a time, because a lead may have two hundred. */
async function* linesOf(ctx: RequestContext, listId: string, words: Words): AsyncGenerator<string> {
  let lines = [`\ufeff${csvLine(header.map(words.heading))}`];
  for await (const leads of reportedLeads(ctx, listId)) {
    for (const reported of leads) {
      lines.push(...rowsOf(ctx, reported, words).map(csvLine));
      if (lines.length < linesPerPiece) continue;
      yield lines.join("");
      lines = [];
      await setImmediate();
    }
  }
  yield lines.join("");
}

function rowsOf(ctx: RequestContext, reported: ReportedLead, words: Words): string[][] {
  const { lead, link, suggestions, status } = reported;
  const known = [fullName(lead), lead.title ?? "", lead.company ?? "", words.write(`report-${status}`)];
  const url = (object: "Contact" | "Lead", id: string) => recordUrl(ctx.salesforce.instanceUrl, object, id);
  if (link) {
    const shown = showRecord(ctx, link);
    const why = [
      words.write("report-linked"),
      "1",
      shown.recordId ?? "",
      "",
      "",
      words.text(reasonOfLink(ctx, link)),
    ];
    return [[...known, ...why, shown.url ?? ""]];
  }
  if (!suggestions?.length) return [[...known, "", "", "", "", "", "", ""]];
  return suggestions.map(({ record, level, probability, reasons }) => [
    ...known,
    words.write(`report-${level}`),
    probability.toFixed(2),
    record.id,
    fullName(record),
    record.company ?? "",
    reasons.map(words.text).join("; "),
    url(record.object, record.id),
  ]);
}
