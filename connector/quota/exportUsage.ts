import type { RequestContext } from "../context.ts";
import { csvLine } from "../csvLine.ts";
import { say } from "../reasons/sentence.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { readUsage } from "./readUsage.ts";

/**
 * The usage of a month as CSV: a line for each user. A byte order mark tells spreadsheets that it is UTF-8.
 * Throws `not-admin`.
 */
export async function exportUsage(
  ctx: RequestContext,
  month: string | undefined,
  words: Words,
): Promise<{ name: string; csv: string }> {
  const usage = await readUsage(ctx, month);
  const header = [
    words.heading(say("name-name")),
    words.heading(say("name-username")),
    words.heading("usage-used"),
    words.heading("usage-limit"),
    words.heading("usage-percent"),
    words.heading("usage-near"),
    words.heading("usage-outcomes"),
  ];
  const rows = usage.users.map(
    ({ displayName, username, userId, used, limit, percent, isNear, outcomes }) => [
      displayName ?? userId,
      username ?? "",
      String(used),
      String(limit),
      String(percent),
      isNear ? words.write("usage-is-near") : "",
      outcomesCell(outcomes),
    ],
  );
  const name = words.write("usage-file", { month: usage.month });
  return { name, csv: `\uFEFF${[header, ...rows].map(csvLine).join("")}` };
}

/** "created 66, validation-failed 30": codes are the same in every language. */
function outcomesCell(outcomes: Record<string, number>): string {
  return Object.entries(outcomes)
    .map(([code, times]) => `${code} ${times}`)
    .join(", ");
}
