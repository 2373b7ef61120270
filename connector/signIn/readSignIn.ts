import { eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { signIns } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";
import { showProblem, storedProblem, type ShownProblem } from "../problems.ts";
import { firstOf } from "../database/firstOf.ts";

type SignInStatus = { id: string } & (
  | { status: "pending" | "completed" }
  | ({ status: "failed" } & ShownProblem)
);

/**
 * For a sign-in without a callback: the pop-up was closed, or Salesforce showed an error because the app is
 * not installed in the org.
 */
const lapsed = storedProblem(refusal("sign-in-not-completed"));

/** The status of a sign-in. The panel polls it, because a refused app never calls back. */
export async function readSignIn(app: AppContext, id: string): Promise<SignInStatus> {
  const signIn = await firstOf(app.database.select().from(signIns).where(eq(signIns.id, id)));
  if (!signIn) throw refusal("no-such-sign-in");
  const isOver = signIn.status !== "failed" && (app.clock() >= signIn.expiresAt || signIn.swappedAt !== null);
  const failure = signIn.failure ?? (isOver && signIn.status !== "completed" ? lapsed : null);
  if (failure) {
    return { ...showProblem(failure), id, status: "failed" };
  }
  return { id, status: signIn.status === "completed" ? "completed" : "pending" };
}
