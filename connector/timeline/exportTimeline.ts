import type { RequestContext } from "../context.ts";
import { csvLine } from "../csvLine.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import { timelineOfOrg } from "./showTimeline.ts";
import type { TimelineQuestion } from "./readTimeline.ts";
import { cellsOf, columnsOf } from "./writeTimeline.ts";

/**
 * The whole timeline as CSV. A byte order mark tells spreadsheets that it is UTF-8. Throws as timelineOfOrg
 * does.
 */
export async function exportTimeline(
  ctx: RequestContext,
  question: TimelineQuestion,
  words: Words,
): Promise<{ name: string; csv: string }> {
  const { entries, outcome, notes } = await timelineOfOrg(ctx, question);
  const rows = [
    ...entries.map((entry) => cellsOf(entry, words)),
    ...[...outcome, ...notes].map((line) => [words.text(line)]),
  ];
  const lines = [columnsOf(words), ...rows].map(csvLine);
  return { name: words.heading(say("timeline-file")), csv: `\uFEFF${lines.join("")}` };
}
