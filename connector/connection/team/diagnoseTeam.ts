import type { RequestContext } from "../../context.ts";
import { say, type Said } from "../../reasons/sentence.ts";
import { requireAdmin } from "../../signIn/requireAdmin.ts";
import type { Check } from "../diagnosis/check.ts";
import { readTeam, usersMax, type Team } from "./readTeam.ts";
import { preconditions } from "./teamChecks.ts";

/** A check of one user. Its title is that of its precondition. */
export type MemberCheck = Pick<Check, "id" | "state" | "detail" | "remedy">;

export interface DiagnosedMember {
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
