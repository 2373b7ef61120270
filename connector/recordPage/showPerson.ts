import type { RequestContext } from "../context.ts";
import { linkedBecause } from "../leadPage/showLink.ts";
import { showMatch, type ShownMatch } from "../leadPage/showMatch.ts";
import { showLead, type LeadCrm, type ShownLead } from "../leads/showLead.ts";
import { fullName } from "../matching/names/fullName.ts";
import type { CrmRecord } from "../salesforce/crmRecord.ts";
import type { FoundAccount } from "../salesforce/foundAccount.ts";
import { recordUrl } from "../salesforce/recordUrl.ts";
import type { PersonAt } from "./peopleAt.ts";

/** A contact of a page, in short. */
export interface PageContact {
  id: string;
  name: string;
  title: string | null;
  account: { id: string; name: string } | null;
  url: string;
}

/** An account that a contact is filled in with, and its country with it. */
export type PageAccount = Pick<FoundAccount, "id" | "name" | "country" | "countryCode">;

/** A lead as the page of a record shows it. */
export interface ShownPerson {
  lead: Omit<ShownLead, "crm"> & { lists: { id: string; name: string }[] };
  crm: LeadCrm & { contact?: PageContact };
  /** Where the lead works within the account's hierarchy: what a contact of it is filled in with. */
  account: PageAccount | null;
}

export interface ShownLeaver extends ShownPerson {
  left: NonNullable<ShownMatch["left"]>;
}

export function showPersonAt(
  ctx: RequestContext,
  { lead, lists, crm, contact, account }: PersonAt,
): ShownPerson {
  const { crm: _crm, ...person } = showLead(lead, crm);
  return {
    lead: { ...person, lists },
    crm: { ...crm, ...(contact && { contact: showContact(ctx, contact) }) },
    account: account && showAccount(account),
  };
}

/** Null for somebody who may well still work at the contact's account. */
export function showLeaver(ctx: RequestContext, person: PersonAt): ShownLeaver | null {
  const { contact, link, lead } = person;
  if (!contact || !link) return null;
  const { left } = showMatch(ctx, contact, linkedBecause(ctx, link), lead);
  return left && { ...showPersonAt(ctx, person), left };
}

export function showContact(ctx: RequestContext, contact: CrmRecord): PageContact {
  const { id, title, accountId, company } = contact;
  return {
    id,
    name: fullName(contact),
    title,
    account: accountId !== null && company !== null ? { id: accountId, name: company } : null,
    url: recordUrl(ctx.salesforce.instanceUrl, "Contact", id),
  };
}

export const showAccount = ({ id, name, country, countryCode }: FoundAccount): PageAccount => ({
  ...{ id, name, country, countryCode },
});
