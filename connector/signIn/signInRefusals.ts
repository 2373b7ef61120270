import { eq, inArray, and, gt } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { grants, signInRefusals, type SignInRefusal, users } from "../database/schema/sessions.ts";
import { policyOf, type AppError } from "../errors.ts";
import { inOurWords } from "../reasons/inOurWords.ts";
import type { Reason } from "../reasons/refusal.ts";
import { firstOf } from "../database/rows.ts";

/** The reason of a sign-in that is over, which says nothing of why. */
const ended: Reason = "sign-in-ended";

/**
 * Keeps why Salesforce, or the connector, refused a user's sign-in or its renewal, for the admin who looks at
 * the team. Keeps no failure that passes by itself: nobody of the org can do anything about one.
 */
export async function keepRefusal(
  database: DatabaseHandle,
  user: { userId: string; orgId: string },
  error: AppError,
  refusedAt: Date,
): Promise<void> {
  const { shutsOut } = policyOf(error);
  if (!shutsOut || error.members["reason"] === ended) return;
  const set = { problem: inOurWords(error), refusedAt };
  await database
    .insert(signInRefusals)
    .values({ ...user, ...set })
    .onConflictDoUpdate({ target: signInRefusals.userId, set });
}

/** The same for the renewal of a grant. */
export async function keepRefusalOfGrant(
  database: DatabaseHandle,
  grantId: string,
  error: AppError,
  refusedAt: Date,
): Promise<void> {
  const grant = await firstOf(database.select().from(grants).where(eq(grants.id, grantId)));
  if (grant) await keepRefusal(database, grant, error, refusedAt);
}

/** A sign-in or a renewal of it has succeeded. */
export async function forgetRefusal(database: DatabaseHandle, userId: string): Promise<void> {
  await database.delete(signInRefusals).where(eq(signInRefusals.userId, userId));
}

export async function forgetRefusalOfGrant(database: DatabaseHandle, grantId: string): Promise<void> {
  const owner = database.select({ userId: grants.userId }).from(grants).where(eq(grants.id, grantId));
  await database.delete(signInRefusals).where(inArray(signInRefusals.userId, owner));
}

/** Why the sign-ins of the caller's org were refused, each since its last success, by user id. */
async function readRefusals({ database, caller }: RequestContext): Promise<Map<string, SignInRefusal>> {
  const rows = await database.select().from(signInRefusals).where(eq(signInRefusals.orgId, caller.orgId));
  return new Map(rows.map((row) => [row.userId, row]));
}

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

export const endedBySalesforce = "ended by Salesforce";

/** Whether the `outcome` of a `sign-in.revoked` says that the user's access has ended in Salesforce, too. */
export const hasAccessEnded = (outcome: unknown): boolean =>
  outcome === "revoked" || outcome === endedBySalesforce;
