import { and, asc, eq, gt, isNull, sql } from "drizzle-orm";
import type { RequestContext } from "../../context.ts";
import type { DatabaseHandle } from "../../database/database.ts";
import { prepared } from "../../database/prepared.ts";
import { leads, type LeadRow } from "../../database/schema/leads.ts";
import { eachInTurns } from "../../inTurns.ts";
import { visibleLeadsById } from "../../leads/visibleLeadsById.ts";
import { externalLeadId } from "../../salesforce/externalLeadId.ts";
import type { MadeContact } from "../../salesforce/findContactsMade.ts";

const leadsPerPage = 1_000;

type Candidate = Pick<LeadRow, "id" | "ownerId">;

/**
 * The id of the lead of each contact, by the contact's external id. That is a hash, so that it is compared
 * with those of all leads of the org. Of several leads with the same person the caller's own is taken, then
 * one that the caller sees. A contact without an entry has no lead here any more.
 */
export async function leadsOfContacts(
  ctx: RequestContext,
  contacts: readonly MadeContact[],
): Promise<Map<string, string>> {
  const candidates = await findCandidates(ctx, new Set(contacts.map(({ externalId }) => externalId)));
  const ids = [...candidates.values()].flat().map(({ id }) => id);
  const visible = await visibleLeadsById(ctx, ids);
  const rank = ({ id, ownerId }: Candidate) => (ownerId === ctx.caller.userId ? 0 : visible.has(id) ? 1 : 2);
  return new Map(
    [...candidates].map(([externalId, found]) => {
      const [best] = found.toSorted((one, other) => rank(one) - rank(other));
      return [externalId, best?.id ?? ""];
    }),
  );
}

/** Reads a page of leads at a time, so that others have their turns. */
async function findCandidates(
  { database, caller: { orgId } }: RequestContext,
  sought: ReadonlySet<string>,
): Promise<Map<string, Candidate[]>> {
  const found = new Map<string, Candidate[]>();
  // The org's field may be shorter than the value.
  const lengths = new Set([...sought].map(({ length }) => length));
  for (let after = ""; sought.size > 0;) {
    const page = await prepared(database, pageOfLeads).execute({ orgId, after });
    await eachInTurns(page, (lead) => {
      const value = externalLeadId(lead);
      for (const length of lengths) {
        const externalId = value.slice(0, length);
        if (sought.has(externalId)) found.set(externalId, [...(found.get(externalId) ?? []), lead]);
      }
    });
    const last = page.at(-1);
    if (last === undefined || page.length < leadsPerPage) break;
    after = last.id;
  }
  return found;
}

const pageOfLeads = (handle: DatabaseHandle) =>
  handle
    .select({ id: leads.id, ownerId: leads.ownerId, profileUrl: leads.profileUrl })
    .from(leads)
    .where(
      and(
        gt(leads.id, sql.placeholder("after")),
        eq(leads.orgId, sql.placeholder("orgId")),
        isNull(leads.removedAt),
      ),
    )
    .orderBy(asc(leads.id))
    .limit(leadsPerPage)
    .prepare();
