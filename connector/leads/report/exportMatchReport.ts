import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../../context.ts";
import { recordUrl } from "../../salesforce/recordUrl.ts";
import { csvLine } from "../../csvLine.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { say } from "../../reasons/sentence.ts";
import { findVisibleList } from "../findLeadList.ts";
import { showRecord } from "../knownVisibility.ts";
import { reasonOfLink } from "../recordLink.ts";
import { reportedLeads, type ReportedLead } from "../reportedLeads.ts";
import { fullName } from "../../matching/names/fullName.ts";

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
