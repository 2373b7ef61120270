import { and, desc, eq, gte, isNotNull } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import { addedRoles } from "../../database/schema/addedRoles.ts";
import { creations } from "../../database/schema/contacts.ts";
import { monthOf } from "../../quota/month.ts";
import { quotaTimeZone } from "../../quota/quotaTerms.ts";
import { keptSince, retention } from "../../retention.ts";

/** More rows of the ledger are not read. */
const rowsMax = 20_000;

/**
 * The contacts that Crosswalk has put on opportunities in the org, with a contact of its own or with a role
 * for one that was there, by opportunity: those put on one last come first.
 */
export async function contactsOnOpportunities(ctx: RequestContext): Promise<Map<string, Set<string>>> {
  const { orgId } = ctx.caller;
  const since = keptSince(ctx.clock(), retention.ledger);
  const sinceMonth = monthOf(since, await quotaTimeZone(ctx.database, orgId));
  const made = await ctx.database
    .select({
      opportunityId: creations.opportunityId,
      contactId: creations.contactId,
      createdAt: creations.createdAt,
    })
    .from(creations)
    .where(
      and(
        eq(creations.orgId, orgId),
        gte(creations.month, sinceMonth),
        eq(creations.state, "created"),
        isNotNull(creations.opportunityId),
      ),
    )
    .orderBy(desc(creations.month))
    .limit(rowsMax)
    .all();
  const given = await ctx.database
    .select({
      opportunityId: addedRoles.opportunityId,
      contactId: addedRoles.contactId,
      createdAt: addedRoles.createdAt,
    })
    .from(addedRoles)
    .where(
      and(
        eq(addedRoles.orgId, orgId),
        gte(addedRoles.createdAt, since.getTime()),
        eq(addedRoles.state, "created"),
      ),
    )
    .orderBy(desc(addedRoles.createdAt))
    .limit(rowsMax)
    .all();
  const placed = new Map<string, Set<string>>();
  for (const { opportunityId, contactId } of [...made, ...given].toSorted(byTime)) {
    if (opportunityId === null || contactId === null) continue;
    placed.set(opportunityId, (placed.get(opportunityId) ?? new Set()).add(contactId));
  }
  return placed;
}

const byTime = (one: { createdAt: number }, other: { createdAt: number }): number =>
  other.createdAt - one.createdAt;
