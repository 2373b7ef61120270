import { setImmediate } from "node:timers/promises";
import type { RequestContext } from "../../context.ts";
import { recordUrl } from "../../salesforce/recordUrl.ts";
import { csvLine } from "../../csvLine.ts";
import { findVisibleList } from "../findLeadList.ts";
import { showRecord } from "../knownVisibility.ts";
import { reasonOfLink } from "../recordLink.ts";
import { reportedLeads, type ReportedLead } from "./reportedLeads.ts";

const linesPerPiece = 200;
const header = [
  "Lead",
  "Title",
  "Company",
  "Status",
  "Level",
  "Probability",
  "Record",
  "Record name",
  "Record company",
  "Reasons",
  "Link",
];

/**
 * The report as a file: a line for each record that a lead is or may be, and one for each lead that nobody is. As known
 * now: leads not compared lately have the status `unknown`, and a colleague's link has no record. No API call. Throws `not-found`.
 */
export function exportMatchReport(
  ctx: RequestContext,
  listId: string,
): { name: string; csv: AsyncGenerator<string> } {
  const { name } = findVisibleList(ctx, listId);
  return { name, csv: linesOf(ctx, listId) };
}

/** Some lines at a time, as a lead may have two hundred. */
async function* linesOf(ctx: RequestContext, listId: string): AsyncGenerator<string> {
  let lines = [`\ufeff${csvLine(header)}`];
  for await (const leads of reportedLeads(ctx, listId)) {
    for (const reported of leads) {
      lines.push(...rowsOf(ctx, reported).map(csvLine));
      if (lines.length < linesPerPiece) continue;
      yield lines.join("");
      lines = [];
      await setImmediate();
    }
  }
  yield lines.join("");
}

function rowsOf(ctx: RequestContext, { lead, link, suggestions, status }: ReportedLead): string[][] {
  const known = [`${lead.firstName} ${lead.lastName}`.trim(), lead.title ?? "", lead.company ?? "", status];
  const url = (object: "Contact" | "Lead", id: string) => recordUrl(ctx.salesforce.instanceUrl, object, id);
  if (link) {
    const shown = showRecord(ctx, link);
    return [
      [...known, "linked", "1", shown.recordId ?? "", "", "", reasonOfLink(link).text, shown.url ?? ""],
    ];
  }
  if (!suggestions?.length) return [[...known, "", "", "", "", "", "", ""]];
  return suggestions.map(({ record, level, probability, reasons }) => [
    ...known,
    level,
    probability.toFixed(2),
    record.id,
    `${record.firstName} ${record.lastName}`.trim(),
    record.company ?? "",
    reasons.map(({ text }) => text).join("; "),
    url(record.object, record.id),
  ]);
}
