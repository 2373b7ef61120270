import type { RequestContext } from "../../../context.ts";
import type { Words } from "../../../reasons/inLanguage.ts";
import { type Said, say } from "../../../reasons/sentence.ts";
import { requireAdmin } from "../../../signIn/requireAdmin.ts";
import { csvLine } from "../../../work/csvLine.ts";
import type { Check } from "../diagnosis/check.ts";
import { readTeam, type Team, usersMax } from "./readTeam.ts";
import { preconditions } from "./teamChecks.ts";

/** A check of one user. Its title is that of its precondition. */
type MemberCheck = Pick<Check, "id" | "state" | "detail" | "remedy">;

interface DiagnosedMember {
  userId: string;
  name: string;
  username: string;
  /** Whether a check failed or has a warning. */
  needsAttention: boolean;
  /** One for each precondition, in their order. */
  checks: MemberCheck[];
}

export interface TeamDiagnosis {
  preconditions: { id: string; title: Said }[];
  /** What the list leaves out, and why. */
  notes: Said[];
  /** Who needs attention comes first, by the number of checks that failed. */
  users: DiagnosedMember[];
}

/**
 * Each user of Crosswalk with each precondition, seen with the admin's own rights: what they may not see in
 * Setup is `unknown`. Makes five API calls or so for 200 users, and writes nothing. Throws `not-admin`.
 */
export async function diagnoseTeam(ctx: RequestContext): Promise<TeamDiagnosis> {
  await requireAdmin(ctx);
  const team = await readTeam(ctx);
  const columns = preconditions(team);
  const users = team.members.map((member): DiagnosedMember => {
    const { userId, name, username } = member;
    const checks = columns.map((column) => withoutTitle(column.check(member, column)));
    const needsAttention = checks.some(({ state }) => state === "failed" || state === "warning");
    return { userId, name, username, needsAttention, checks };
  });
  return {
    preconditions: columns.map(({ id, title }) => ({ id, title })),
    notes: notesOf(team),
    users: users.sort(mostToMendFirst),
  };
}

function withoutTitle({ id, state, detail, remedy }: Check): MemberCheck {
  return { id, state, detail, remedy };
}

function notesOf({ seesHolders, isCut, omitted }: Team): Said[] {
  return [
    ...(seesHolders ? [] : [say("team-holders-unseen")]),
    ...(isCut ? [say("team-cut-short")] : []),
    ...(omitted > 0 ? [say("team-cut", { count: omitted, max: usersMax })] : []),
  ];
}

function mostToMendFirst(one: DiagnosedMember, other: DiagnosedMember): number {
  return weightOf(other) - weightOf(one) || one.name.localeCompare(other.name, "en");
}

const weights = { failed: 100, warning: 1, unknown: 0, passed: 0 };

const weightOf = ({ checks }: DiagnosedMember) => checks.reduce((sum, { state }) => sum + weights[state], 0);

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
