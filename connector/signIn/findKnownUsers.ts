import { and, eq, gt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { grants, users, type SignInRefusal } from "../database/schema/sessions.ts";
import { policyOf } from "../errors.ts";
import { readRefusals } from "./signInRefusals.ts";

/** Why a sign-in was last refused, or its renewal, with nothing that succeeded since. */
export type Refusal = Pick<SignInRefusal, "problem" | "refusedAt">;

/**
 * How a user's sign-in stands. `live` has a refusal where another sign-in of the user was refused. A sign-in
 * that is refused on Salesforce's own page does not tell whose it was.
 */
export type SignInState =
  | { state: "live"; refusal: Refusal | null }
  | { state: "ended" }
  | { state: "never" }
  | { state: "refused"; refusal: Refusal };

/** A user who has signed in here, now or once, or was refused. */
interface KnownUser {
  id: string;
  /** Null for a user whose first sign-in was refused. */
  name: string | null;
  username: string | null;
  signIn: SignInState;
}

/** Everybody of the caller's org who has ever signed in here, or tried to. No API call. */
export async function findKnownUsers(ctx: RequestContext): Promise<KnownUser[]> {
  const { database, caller, clock } = ctx;
  const known = await database.select().from(users).where(eq(users.orgId, caller.orgId));
  const live = await database
    .select({ userId: grants.userId })
    .from(grants)
    .where(and(eq(grants.orgId, caller.orgId), gt(grants.expiresAt, clock())));
  const refusals = await readRefusals(ctx);
  const signedIn = new Set(live.map(({ userId }) => userId));
  const signInOf = (id: string): SignInState => {
    const refusal = refusals.get(id) ?? null;
    // A refusal that ends no grant, such as that of the network, holds for every grant of the user.
    const isLive = signedIn.has(id) && (refusal === null || policyOf(refusal.problem).endsGrant === true);
    if (isLive) return { state: "live", refusal };
    return refusal ? { state: "refused", refusal } : { state: "ended" };
  };
  const byId = new Map(known.map((user) => [user.id, user]));
  return [...new Set([...byId.keys(), ...refusals.keys()])].map((id) => {
    const { displayName = null, username = null } = byId.get(id) ?? {};
    return { id, name: displayName, username, signIn: signInOf(id) };
  });
}
