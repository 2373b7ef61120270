import type { Claim, JudgedLead } from "./judge.ts";

export interface Score {
  leads: number;
  pairs: number;
  /** Of all that is claimed as likely or certain, what is true. */
  precision: number;
  /** Of all true pairs, those that are claimed as likely or certain, and those claimed at all. */
  recall: number;
  recallAtPossible: number;
  falseLikelies: number;
}

const isLikely = ({ level }: Claim): boolean => level !== "possible";

export function scoreOf(leads: JudgedLead[]): Score {
  const known = leads.filter(({ contactId }) => contactId !== null);
  const likely = leads.flatMap(({ contactId, claims }) =>
    claims.filter(isLikely).map((claim) => claim.contactId === contactId),
  );
  const right = likely.filter(Boolean).length;
  const possible = known.filter(({ contactId, claims }) =>
    claims.some((claim) => claim.contactId === contactId),
  ).length;
  return {
    leads: leads.length,
    pairs: known.length,
    precision: right / likely.length,
    recall: right / known.length,
    recallAtPossible: possible / known.length,
    falseLikelies: likely.length - right,
  };
}

/** The score of each class of pairs that are in the CRM, the largest class first. */
export function scoreByClass(leads: JudgedLead[]): { name: string; score: Score }[] {
  const known = leads.filter(({ contactId }) => contactId !== null);
  const names = new Set(known.flatMap(({ classes }) => (classes.length > 0 ? classes : ["none"])));
  return [...names]
    .map((name) => ({
      name,
      score: scoreOf(
        known.filter(({ classes }) => (name === "none" ? classes.length === 0 : classes.includes(name))),
      ),
    }))
    .sort((one, other) => other.score.pairs - one.score.pairs);
}

export interface FalseLikelies {
  kind: string;
  /** How many leads have such a twin, and to how many of them it is claimed as likely. */
  leads: number;
  claimed: number;
}

/** Who is taken for somebody else, by what makes them alike. "stranger" is a claim of anybody but a twin. */
export function falseLikelies(leads: JudgedLead[]): FalseLikelies[] {
  const counts = new Map<string, FalseLikelies>();
  const count = (kind: string, isClaimed: boolean) => {
    const before = counts.get(kind) ?? { kind, leads: 0, claimed: 0 };
    counts.set(kind, { kind, leads: before.leads + 1, claimed: before.claimed + (isClaimed ? 1 : 0) });
  };
  for (const { contactId, twins, claims } of leads) {
    const likely = claims.filter(isLikely).map((claim) => claim.contactId);
    for (const twin of twins)
      count(`${contactId === null ? "only " : "beside "}${twin.kind}`, likely.includes(twin.contactId));
    const others = likely.filter((id) => id !== contactId && !twins.some((twin) => twin.contactId === id));
    count(
      contactId === null ? "not in the CRM: anybody else" : "in the CRM: anybody else",
      others.length > 0,
    );
  }
  return [...counts.values()].sort((one, other) => one.kind.localeCompare(other.kind));
}

export interface CalibrationBin {
  from: number;
  to: number;
  claims: number;
  /** The mean probability that was said, and the share of the claims that are right. */
  said: number;
  right: number;
}

/** Whether the best claim of each lead is right as often as it says. */
export function calibration(leads: JudgedLead[]): CalibrationBin[] {
  const edges = [0, 0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 0.999, 1.0001];
  const best = leads.flatMap(({ contactId, claims: [claim] }) =>
    claim ? [{ said: claim.probability, right: claim.contactId === contactId }] : [],
  );
  return edges.slice(0, -1).flatMap((from, at) => {
    const to = edges[at + 1] ?? 1;
    const inside = best.filter(({ said }) => said >= from && said < to);
    if (inside.length === 0) return [];
    const said = inside.reduce((sum, claim) => sum + claim.said, 0) / inside.length;
    return [
      {
        from,
        to: Math.min(to, 1),
        claims: inside.length,
        said,
        right: inside.filter(({ right }) => right).length / inside.length,
      },
    ];
  });
}
