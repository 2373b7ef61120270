import type { RequestContext } from "../../context.ts";
import { creationRefusals } from "../../creations/ledger/refuse.ts";
import type { AppError } from "../../errors.ts";
import { type ContactDescribe, crmDescribe, knownObjects } from "../../form/contactDescribe.ts";
import { contactForm } from "../../form/contactForm.ts";
import { type LeadCrm, showLead, type ShownLead } from "../../leads/showLead.ts";
import { fullName } from "../../matching/names/fullName.ts";
import { type ShownProblem, showProblem, storedProblem } from "../../reasons/problems.ts";
import type { FoundAccount } from "../../salesforce/accounts.ts";
import type { CrmRecord } from "../../salesforce/crmRecord.ts";
import { recordUrl } from "../../salesforce/recordId.ts";
import { type QueryResult, runQueries } from "../../salesforce/runQueries.ts";
import { quotaTerms } from "../../settings/quotaTerms.ts";
import { readSettings } from "../../settings/settings.ts";
import { askTogether } from "../../work/askTogether.ts";
import { linkedBecause, showMatch, type ShownMatch } from "../lead/showMatch.ts";
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

/**
 * Why nobody can be added from a page: what its record itself refuses, otherwise what refuses any contact of
 * the caller's. No API call: whoever adds a lead all the same is answered anew.
 */
export async function blockersOf(
  ctx: RequestContext,
  describe: ContactDescribe,
  ofRecord: readonly AppError[] = [],
): Promise<ShownProblem[]> {
  const refusals = ofRecord.length > 0 ? ofRecord : await refusalsOf(ctx, describe);
  return refusals.map((error) => showProblem(storedProblem(error)));
}

async function refusalsOf(ctx: RequestContext, describe: ContactDescribe): Promise<AppError[]> {
  const { database: handle, caller } = ctx;
  const settings = await readSettings(handle, caller.orgId);
  return creationRefusals({
    settings,
    describe,
    quota: { handle, owner: caller, terms: await quotaTerms(handle, caller, ctx.clock()) },
    form: contactForm(describe.contact, settings),
  });
}

interface Asked<Row> {
  describe: ContactDescribe;
  results: QueryResult<Row>[];
}

/**
 * Runs queries whose fields depend on what the user may read. Where that is not known yet, it is asked for in
 * the same API call, with the queries as they fit most orgs; where what was answered is not enough for this
 * one, they are sent once more. `queriesFor` gets null as long as it is not known.
 */
export async function askAlong<Row>(
  ctx: RequestContext,
  queriesFor: (describe: ContactDescribe | null) => string[],
  isEnough: (describe: ContactDescribe, results: readonly QueryResult<Row>[]) => boolean,
): Promise<Asked<Row>> {
  const known = await knownObjects(ctx);
  if (known) return { describe: known, results: await runQueries<Row>(ctx.salesforce, queriesFor(known)) };
  const [describe, results] = await askTogether(
    () => crmDescribe(ctx),
    () => runQueries<Row>(ctx.salesforce, queriesFor(null), { isOptional: true }),
  );
  if (isEnough(describe, results)) return { describe, results };
  return { describe, results: await runQueries<Row>(ctx.salesforce, queriesFor(describe)) };
}
