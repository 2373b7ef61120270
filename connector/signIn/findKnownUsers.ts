import { and, desc, eq, gt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { batches } from "../database/schema/batches.ts";
import { grants, users } from "../database/schema/sessions.ts";
import { policyOf } from "../errors.ts";
import type { StoredProblem } from "../problems.ts";
import type { Reason } from "../reasons/refusal.ts";

/**
 * How a user's sign-in stands. `refused` has what Salesforce said when it last refused to go on with it. Only
 * a batch keeps that: a sign-in that is refused on Salesforce's own page does not tell whose it was.
 */
export type SignInState =
  { state: "live" } | { state: "ended" } | { state: "never" } | { state: "refused"; problem: StoredProblem };

/** A user who has signed in here, now or once. */
export interface KnownUser {
  id: string;
  name: string;
  username: string;
  signIn: SignInState;
}

/** The reason of a batch that only found its sign-in gone. */
const ended: Reason = "sign-in-ended";

/** Everybody of the caller's org who has ever signed in here. No API call. */
export function findKnownUsers({ database, caller, clock }: RequestContext): KnownUser[] {
  const known = database.select().from(users).where(eq(users.orgId, caller.orgId)).all();
  const live = database
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(eq(grants.orgId, caller.orgId), gt(grants.expiresAt, clock())))
    .all();
  const paused = database
    .select({ userId: batches.userId, problem: batches.problem })
    .from(batches)
    .where(and(eq(batches.orgId, caller.orgId), eq(batches.state, "paused")))
    .orderBy(desc(batches.createdAt))
    .all();
  const signedIn = new Set(live.map(({ userId }) => userId));
  const signInOf = (id: string): SignInState => {
    if (signedIn.has(id)) return { state: "live" };
    const problem = paused.find(({ userId }) => userId === id)?.problem;
    const isRefusal = problem && policyOf(problem).shutsOut && problem.members?.["reason"] !== ended;
    return isRefusal ? { state: "refused", problem } : { state: "ended" };
  };
  return known.map(({ id, displayName, username }) => ({
    id,
    name: displayName,
    username,
    signIn: signInOf(id),
  }));
}
