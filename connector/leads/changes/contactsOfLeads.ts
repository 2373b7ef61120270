import type { RequestContext } from "../../context.ts";
import type { LeadRow } from "../../database/schema/leads.ts";
import { contactDescribe } from "../../describe/contactDescribe.ts";
import { knownMatches, matchLeads } from "../../matches/matchLeads.ts";
import { mapPartsInTurns } from "../../inTurns.ts";
import { contactsWithRoles, type ContactWithRoles } from "../../salesforce/contactsWithRoles.ts";
import { readLinks } from "../recordLink.ts";

/** The contacts that leads are, by lead. */
export type ContactsOfLeads = ReadonlyMap<string, ContactWithRoles>;

interface Asked {
  /** Of them also the contact that is certainly the lead without a link. */
  left: readonly LeadRow[];
  /** All of the list, of which the linked ones count. */
  all: readonly string[];
}

/** With more linked leads than this, those of whom the list itself says nothing are not asked about. */
const linkedMax = 5_000;
/** So many who have left are compared with Salesforce; of more than that, those who were compared lately. */
const comparedMax = 200;

/**
 * Asks Salesforce for the contacts of leads that have left, and of all that are linked: one API call for 400
 * contacts. The first ones that were not compared with Salesforce lately are compared, as their list does it
 * anyway.
 */
export async function contactsOfLeads(ctx: RequestContext, { left, all }: Asked): Promise<ContactsOfLeads> {
  const links = await mapPartsInTurns(all, (ids) => readLinks(ctx.database, ids, ctx.caller.userId));
  const recordIds = new Map(
    links.flatMap(({ leadId, object, recordId }) => (object === "Contact" ? [[leadId, recordId]] : [])),
  );
  const linked = new Set(links.map(({ leadId }) => leadId));
  const open = left.filter(({ id }) => !linked.has(id));
  const compared = [
    ...(await matchLeads(ctx, open.slice(0, comparedMax))),
    ...(await knownMatches(ctx, open.slice(comparedMax))),
  ];
  for (const [leadId, matches] of compared) {
    const sure = matches.find(({ level, record }) => level === "certain" && record.object === "Contact");
    if (sure) recordIds.set(leadId, sure.record.id);
  }
  const leftIds = new Set(left.map(({ id }) => id));
  const wanted =
    recordIds.size > linkedMax ? [...recordIds].filter(([leadId]) => leftIds.has(leadId)) : [...recordIds];
  if (wanted.length === 0) return new Map();
  const ids = [...new Set(wanted.map(([, recordId]) => recordId))];
  const contacts = await contactsWithRoles(ctx.salesforce, await contactDescribe(ctx), ids);
  return new Map(
    wanted.flatMap(([leadId, recordId]) => {
      const contact = contacts.get(recordId);
      return contact ? [[leadId, contact] as const] : [];
    }),
  );
}
