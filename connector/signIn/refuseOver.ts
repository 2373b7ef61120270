import type { AppContext } from "../context.ts";
import type { signIns } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";

type SignIn = typeof signIns.$inferSelect;

/** Throws `request-invalid` for a sign-in that is unknown, has ended, or has given its session. Says the same of each. */
export function refuseOver(app: AppContext, signIn: SignIn | undefined): asserts signIn is SignIn {
  if (signIn && app.clock() < signIn.expiresAt && !signIn.swappedAt) return;
  throw refusal("sign-in-link-over");
}
