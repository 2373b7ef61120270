import type { AppContext } from "../context.ts";
import type { SignIn } from "../database/schema/sessions.ts";
import { refusal } from "../reasons/refusal.ts";

/**
 * Throws `request-invalid` for a sign-in that is unknown, has ended, or has yielded its session, with the
 * same words for each.
 */
export function refuseOver(app: AppContext, signIn: SignIn | undefined): asserts signIn is SignIn {
  if (signIn && app.clock() < signIn.expiresAt && !signIn.swappedAt) return;
  throw refusal("sign-in-link-over");
}
