import type { RequestContext } from "../../context.ts";
import { csvLine } from "../../csvLine.ts";
import { say } from "../../reasons/sentence.ts";
import type { Words } from "../../reasons/inLanguage.ts";
import { diagnoseTeam, type DiagnosedMember, type MemberCheck } from "./diagnoseTeam.ts";

/**
 * The diagnosis of the team as CSV: a line for each user, with a column for each precondition and one for
 * what to do, and at the end what the list leaves out. A byte order mark tells spreadsheets that it is UTF-8.
 * Throws `not-admin`.
 */
export async function exportTeam(ctx: RequestContext, words: Words): Promise<{ name: string; csv: string }> {
  const { preconditions, users, notes } = await diagnoseTeam(ctx);
  const header = [
    words.heading(say("name-name")),
    words.heading(say("name-username")),
    ...preconditions.map(({ title }) => words.text(title)),
    words.write("batch-action"),
  ];
  const rest = notes.map((note) => [words.text(note)]);
  const lines = [header, ...users.map((user) => cellsOf(user, words)), ...rest].map(csvLine);
  return { name: words.write("team-file"), csv: `\uFEFF${lines.join("")}` };
}

const stateWords = {
  passed: "team-passed",
  failed: "team-failed",
  warning: "team-warning",
  unknown: "team-not-known",
} as const;

function cellsOf({ name, username, checks }: DiagnosedMember, words: Words): string[] {
  const remedies = checks.flatMap(({ remedy }) => (remedy === null ? [] : [words.text(remedy)]));
  return [name, username, ...checks.map((check) => cellOf(check, words)), [...new Set(remedies)].join(" ")];
}

/** What passed needs no words; of everything else, why. */
function cellOf({ state, detail }: MemberCheck, words: Words): string {
  const word = words.write(stateWords[state]);
  return state === "passed" ? word : `${word}: ${words.text(detail)}`;
}
