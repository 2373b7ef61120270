import { and, eq, gt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { grants, users, type SignInRefusal } from "../database/schema/sessions.ts";
import { readRefusals } from "./signInRefusals.ts";

/**
 * How a user's sign-in stands. `refused` has why it was last refused, or its renewal, with nothing that
 * succeeded since. A sign-in that is refused on Salesforce's own page does not tell whose it was.
 */
export type SignInState =
  | { state: "live" }
  | { state: "ended" }
  | { state: "never" }
  | ({ state: "refused" } & Pick<SignInRefusal, "problem" | "refusedAt">);

/** A user who has signed in here, now or once, or was refused. */
interface KnownUser {
  id: string;
  /** Null for a user whose first sign-in was refused. */
  name: string | null;
  username: string | null;
  signIn: SignInState;
}

/** Everybody of the caller's org who has ever signed in here, or tried to. No API call. */
export function findKnownUsers(ctx: RequestContext): KnownUser[] {
  const { database, caller, clock } = ctx;
  const known = database.select().from(users).where(eq(users.orgId, caller.orgId)).all();
  const live = database
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(eq(grants.orgId, caller.orgId), gt(grants.expiresAt, clock())))
    .all();
  const refusals = readRefusals(ctx);
  const signedIn = new Set(live.map(({ userId }) => userId));
  const signInOf = (id: string): SignInState => {
    const refused = refusals.get(id);
    if (refused) return { state: "refused", problem: refused.problem, refusedAt: refused.refusedAt };
    return { state: signedIn.has(id) ? "live" : "ended" };
  };
  const byId = new Map(known.map((user) => [user.id, user]));
  return [...new Set([...byId.keys(), ...refusals.keys()])].map((id) => {
    const { displayName = null, username = null } = byId.get(id) ?? {};
    return { id, name: displayName, username, signIn: signInOf(id) };
  });
}
