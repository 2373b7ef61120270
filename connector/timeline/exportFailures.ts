import type { RequestContext } from "../context.ts";
import { csvLine } from "../csvLine.ts";
import type { Words } from "../reasons/inLanguage.ts";
import { say } from "../reasons/sentence.ts";
import { takeFailures } from "./failureCauses.ts";
import { failureIn, type Failure } from "./readFailures.ts";

const rowsPerRead = 200;

/**
 * All failures of a month as CSV, the newest first. A byte order mark tells spreadsheets that it is UTF-8.
 * Throws `not-admin`.
 */
export async function exportFailures(
  ctx: RequestContext,
  asked: string | undefined,
  words: Words,
): Promise<{ name: string; csv: string }> {
  const lines = [csvLine(headerIn(words))];
  const { month } = await takeFailures(ctx, { month: asked, limit: rowsPerRead }, (failures) => {
    lines.push(...failures.map((failure) => csvLine(cellsOf(failure, words))));
    return true;
  });
  return { name: words.write("usage-failures-file", { month }), csv: `\uFEFF${lines.join("")}` };
}

/** Names of codes and ids are the same in every language. */
function headerIn(words: Words): string[] {
  return [
    words.heading(say("timeline-time")),
    words.heading(say("name-name")),
    words.heading(say("name-username")),
    words.heading(say("timeline-cause")),
    words.heading(say("timeline-whose")),
    words.heading(say("timeline-remedy")),
    words.heading("batch-code"),
    "fields",
    words.heading(say("timeline-request")),
    "creationId",
    "batchId",
  ];
}

function cellsOf(failure: Failure, words: Words): string[] {
  const { at, userId, username, displayName, fields, requestId, creationId, batchId } = failure;
  const { why, whose, action, code } = failureIn(failure, words);
  return [
    at.toISOString(),
    displayName ?? userId,
    username ?? "",
    why ?? "",
    whose,
    action,
    code,
    fields.join(" "),
    requestId ?? "",
    creationId,
    batchId ?? "",
  ];
}
