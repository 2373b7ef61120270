import type { JudgedLead } from "./judge.ts";

export interface Score {
  /** Leads that have an account. */
  leads: number;
  /** Shares of these. */
  rightFirst: number;
  exactRight: number;
  exactWrong: number;
  /** Leads that have none, and the share of these of which none is proposed as exact. */
  without: number;
  noneExact: number;
}

export const failures = ["wrong first", "exact and wrong", "exact where there is none"] as const;
type Failure = (typeof failures)[number];

const isRight = ({ truth }: JudgedLead, accountId: string | undefined) =>
  accountId !== undefined && (accountId === truth.accountId || truth.alsoRight.includes(accountId));

const exactOf = ({ proposals }: JudgedLead) => proposals.find(({ isExact }) => isExact)?.accountId;

const has = ({ truth }: JudgedLead) => truth.accountId !== null;

const failed: Record<Failure, (lead: JudgedLead) => boolean> = {
  "wrong first": (lead) => has(lead) && !isRight(lead, lead.proposals[0]?.accountId),
  "exact and wrong": (lead) => has(lead) && exactOf(lead) !== undefined && !isRight(lead, exactOf(lead)),
  "exact where there is none": (lead) => !has(lead) && exactOf(lead) !== undefined,
};

export const failing = (judged: readonly JudgedLead[], failure: Failure): JudgedLead[] =>
  judged.filter(failed[failure]);

export function scoreOf(judged: readonly JudgedLead[]): Score {
  const leads = judged.filter(has);
  const without = judged.filter((lead) => !has(lead));
  const share = (of: readonly JudgedLead[], is: (lead: JudgedLead) => boolean) =>
    of.length === 0 ? 1 : of.filter(is).length / of.length;
  return {
    leads: leads.length,
    rightFirst: share(leads, (lead) => !failed["wrong first"](lead)),
    exactRight: share(leads, (lead) => isRight(lead, exactOf(lead))),
    exactWrong: share(leads, failed["exact and wrong"]),
    without: without.length,
    noneExact: share(without, (lead) => exactOf(lead) === undefined),
  };
}

export function scoreByClass(judged: readonly JudgedLead[]): { name: string; score: Score }[] {
  const names = [...new Set(judged.flatMap(({ truth }) => truth.classes))].sort();
  return names.map((name) => ({
    name,
    score: scoreOf(judged.filter(({ truth }) => truth.classes.includes(name))),
  }));
}
