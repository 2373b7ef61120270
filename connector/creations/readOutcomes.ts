import type { RequestContext } from "../context.ts";
import { opportunitiesMax, rolesOnOpportunities } from "../salesforce/rolesOnOpportunities.ts";
import { requireAdmin } from "../signIn/requireAdmin.ts";
import { contactsOnOpportunities } from "./ledger/contactsOnOpportunities.ts";

/** What came of the contacts that Crosswalk has put on opportunities, in counts. */
interface Outcomes {
  opportunities: {
    /** On which Crosswalk has put a contact, as far as the ledger is kept. */
    total: number;
    /** Of those, on which the admin sees contacts now, with a role or not. The others are of these. */
    seen: number;
    won: number;
  };
  /** A role is filled once, by however many contacts, as on the opportunity's page. */
  roles: { before: number; now: number; byCrosswalk: number };
  contactsOnWon: number;
}

/**
 * How many roles of the opportunities were filled before Crosswalk's first contact on each and are now, and
 * how many of its contacts are on won ones: of the thousand opportunities that it has put a contact on last,
 * as the admin sees them in Salesforce. One API call. Throws `not-admin`.
 */
export async function readOutcomes(ctx: RequestContext): Promise<Outcomes> {
  await requireAdmin(ctx);
  const placed = await contactsOnOpportunities(ctx);
  const ids = [...placed.keys()].slice(0, opportunitiesMax);
  const byOpportunity = Map.groupBy(
    await rolesOnOpportunities(ctx.salesforce, ids),
    ({ opportunityId }) => opportunityId,
  );
  const found: Outcomes = {
    opportunities: { total: placed.size, seen: byOpportunity.size, won: 0 },
    roles: { before: 0, now: 0, byCrosswalk: 0 },
    contactsOnWon: 0,
  };
  const onWon = new Set<string>();
  for (const [id, roles] of byOpportunity) {
    const own = roles.filter(({ contactId }) => placed.get(id)?.has(contactId));
    const first = own.map(({ createdAt }) => createdAt).toSorted()[0];
    const others = roles.filter((role) => !own.includes(role));
    found.roles.now += countFilled(roles);
    found.roles.byCrosswalk += countFilled(own);
    found.roles.before += countFilled(
      others.filter(({ createdAt }) => first === undefined || createdAt < first),
    );
    if (!roles.some(({ isWon }) => isWon)) continue;
    found.opportunities.won += 1;
    for (const { contactId } of own) onWon.add(contactId);
  }
  return { ...found, contactsOnWon: onWon.size };
}

function countFilled(contacts: readonly { role: string }[]): number {
  return new Set(contacts.map(({ role }) => role).filter((role) => role !== "")).size;
}
