import type { RequestContext } from "../context.ts";
import { AppError } from "../errors.ts";
import { event, noReason, whyOf } from "../log/event.ts";

/** Tells that an import has failed. Answers why, as the event tells it. */
export async function tellFailed(ctx: RequestContext, listId: string, error: unknown) {
  const { orgId, userId } = ctx.caller;
  const known = error instanceof AppError ? error : ctx.storage.refusalOf(error);
  const why = known ? whyOf(known) : { ...noReason, code: "internal" };
  // Whoever canceled it has told so.
  if (why.code !== "import-cancelled") await event(ctx, "import.failed", { listId, userId, orgId, ...why });
  return why;
}
