import { eq, inArray } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import type { DatabaseHandle } from "../database/database.ts";
import { grants, signInRefusals, type SignInRefusal } from "../database/schema/sessions.ts";
import { policyOf, type AppError } from "../errors.ts";
import { inOurWords } from "../reasons/inOurWords.ts";
import type { Reason } from "../reasons/refusal.ts";
import { firstOf } from "../database/firstOf.ts";

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
export async function readRefusals({
  database,
  caller,
}: RequestContext): Promise<Map<string, SignInRefusal>> {
  const rows = await database.select().from(signInRefusals).where(eq(signInRefusals.orgId, caller.orgId));
  return new Map(rows.map((row) => [row.userId, row]));
}
