import type { RequestContext } from "../../context.ts";
import { contactDescribe, withFreshDescribe } from "../../describe/contactDescribe.ts";
import { refusal } from "../../reasons/refusal.ts";

/**
 * Throws `insufficient-access` where the caller may delete no contacts at all. `isNews`: an admin may just
 * have changed that, so the org is asked again.
 */
export async function requireDeletion(ctx: RequestContext, { isNews = false } = {}): Promise<void> {
  if (isNews) await contactDescribe(ctx, { changed: true });
  await withFreshDescribe(ctx, ({ contact }) => {
    if (!contact.deletable) throw refusal("undo-batch-not-allowed");
  });
}
