import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";

/** Throws `not-admin` unless the caller holds the custom permission that makes an admin of Crosswalk. */
export function requireAdmin(ctx: RequestContext): void {
  if (!ctx.caller.isAdmin) throw new AppError("not-admin");
}
