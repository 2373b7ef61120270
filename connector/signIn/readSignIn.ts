import { eq } from "drizzle-orm";
import type { AppContext } from "../context.ts";
import { signIns } from "../database/schema/sessions.ts";
import { AppError } from "../errors.ts";
import { showProblem, type ShownProblem, type StoredProblem } from "../problems.ts";

export type SignInStatus = { id: string } & (
  { status: "pending" | "completed" } | ({ status: "failed" } & ShownProblem)
);

/** Never called back in time: the pop-up was closed, or Salesforce kept it because the app is not installed in the org. */
const lapsed: StoredProblem = {
  code: "session-expired",
  detail: "The sign-in was not completed in time.",
  action:
    "Sign in again. If Salesforce's page says that the app must be installed into the org, ask an admin to install Crosswalk.",
};

/** Where a sign-in stands. Whoever started it polls this, since a refused app never calls back. */
export function readSignIn(app: AppContext, id: string): SignInStatus {
  const signIn = app.database.select().from(signIns).where(eq(signIns.id, id)).get();
  if (!signIn)
    throw new AppError("not-found", { detail: "There is no such sign-in.", action: "Sign in again." });
  const isOver = signIn.status !== "failed" && (app.clock() >= signIn.expiresAt || signIn.swappedAt !== null);
  const failure = signIn.failure ?? (isOver && signIn.status !== "completed" ? lapsed : null);
  if (failure) {
    return { ...showProblem(failure), id, status: "failed" };
  }
  return { id, status: signIn.status === "completed" ? "completed" : "pending" };
}
