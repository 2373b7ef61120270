import type { RequestContext } from "../context.ts";
import { crmVersion } from "../matches/crmChanges.ts";
import { remember, type CacheKind } from "../memory.ts";
import { refusal } from "../reasons/refusal.ts";
import { toId18 } from "../salesforce/recordId.ts";
import {
  selectBuyingGroup,
  selectOfPerson,
  toFilledRole,
  toOpportunity,
  type FilledRole,
  type OpportunityOfPage,
  type OpportunityPageRow,
} from "../salesforce/recordPages/opportunityRoles.ts";
import { mayBePerson } from "../salesforce/recordPages/accountFamily.ts";
import { askAlong } from "./askAlong.ts";

interface BuyingGroupInCrm {
  opportunity: OpportunityOfPage;
  /** The oldest first. */
  filled: FilledRole[];
}

const groups: CacheKind<Promise<BuyingGroupInCrm>> = { maxAgeMs: 5 * 60_000, max: 50 };

/**
 * An opportunity and the contacts that have a role on it, as the caller sees them. One API call, then none
 * for some minutes, unless the caller has added somebody since. Throws `insufficient-access` and `not-found`.
 */
export function findOpportunity(ctx: RequestContext, opportunityId: string): Promise<BuyingGroupInCrm> {
  const id = toId18(opportunityId);
  if (!id?.startsWith("006")) throw refusal("no-such-record");
  const cache = ctx.memory.perUser(groups, ctx.caller);
  return remember(cache, `${id}:${crmVersion(ctx)}`, () => ask(ctx, id));
}

async function ask(ctx: RequestContext, id: string): Promise<BuyingGroupInCrm> {
  const { describe, results } = await askAlong<OpportunityPageRow>(
    ctx,
    (known) => {
      if (known === null) return [...selectBuyingGroup(null, id), selectOfPerson(id)];
      if (!known.opportunity?.queryable) return [];
      const [opportunity = "", roles = ""] = selectBuyingGroup(known, id);
      return known.role?.queryable ? [opportunity, roles] : [opportunity];
    },
    ({ account }, [opportunities, roles, ofPerson]) =>
      opportunities?.isMissing === false &&
      roles?.isMissing === false &&
      (!mayBePerson(account) || ofPerson?.isMissing === false),
  );
  if (!describe.opportunity?.queryable) throw refusal("no-opportunities");
  const [opportunities, roles, ofPerson] = results;
  const [row] = opportunities?.rows ?? [];
  if (!row) throw refusal("no-such-record");
  const opportunity = toOpportunity(row);
  const { family } = opportunity;
  if (family && (ofPerson?.rows.length ?? 0) > 0) family.isPerson = true;
  return { opportunity, filled: (roles?.rows ?? []).map(toFilledRole) };
}
