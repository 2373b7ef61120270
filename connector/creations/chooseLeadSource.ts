import { eq } from "drizzle-orm";
import type { RequestContext } from "../context.ts";
import { leadListMembers } from "../database/schema/leads.ts";
import { refusal } from "../reasons/refusal.ts";
import { leadSourceFor, type LeadOrigin, type Settings } from "../settings/settings.ts";

/**
 * The Lead Source of a contact created from this lead. Lists that the admin named win, even for a lead opened
 * on its own page. Throws `lead-source-missing` where the admin chose none.
 */
export async function chooseLeadSource(
  ctx: RequestContext,
  settings: Settings,
  leadId: string,
  listId: string | null = null,
): Promise<string> {
  return required(leadSourceFor(settings.leadSource, await originOf(ctx, settings, leadId, listId)));
}

/** The Lead Source of a batch: that of the named list, or the one for lists. Throws `lead-source-missing`. */
export function batchLeadSource(settings: Settings, listId: string | null): string {
  return required(leadSourceFor(settings.leadSource, fromList(listId ?? "")));
}

function required(value: string | null): string {
  if (value !== null) return value;
  throw refusal("lead-source-none");
}

/**
 * A single lead is always added from its own page. Of its lists only those named by the admin count, and
 * first the list it was opened from.
 */
async function originOf(
  ctx: RequestContext,
  settings: Settings,
  leadId: string,
  openedFrom: string | null,
): Promise<LeadOrigin> {
  const named = new Set(Object.keys(settings.leadSource.lists));
  if (openedFrom !== null && named.has(openedFrom)) return fromList(openedFrom);
  if (named.size === 0) return { from: "leadPage" };
  const memberships = await ctx.database
    .select({ listId: leadListMembers.listId })
    .from(leadListMembers)
    .where(eq(leadListMembers.leadId, leadId));
  const list = memberships.find(({ listId }) => named.has(listId));
  return list ? fromList(list.listId) : { from: "leadPage" };
}

function fromList(listId: string): LeadOrigin {
  return { from: "leadList", listId };
}
