import type { RequestContext } from "../../context.ts";
import type { LeadLink, LeadRow } from "../../database/schema/leads.ts";
import { crmDescribe } from "../../form/contactDescribe.ts";
import { rememberVisibility } from "../../leads/knownVisibility.ts";
import { linkedLeads } from "../../leads/linkedLeads.ts";
import type { ListedLead } from "../../leads/listedLeads.ts";
import { readLinks } from "../../leads/recordLink.ts";
import { leadsByWords } from "../../leads/searchLeads.ts";
import { type LeadCrm, linkedStatuses, statusOfMatches } from "../../leads/showLead.ts";
import { personOfLead, personOfRecord, type SuggestedMatch } from "../../matches/leadPerson.ts";
import { knownMatches, withoutRejected } from "../../matches/matchLeads.ts";
import { companyStems } from "../../matching/companies/companyStems.ts";
import { createAccountIndex } from "../../matching/companies/indexAccounts.ts";
import { namesOfCompany } from "../../matching/companies/namesOfCompany.ts";
import { labelOf } from "../../matching/companies/sharedHosts.ts";
import { foldText } from "../../matching/foldText.ts";
import { createMatcher } from "../../matching/people/matchPeople.ts";
import { countryOfLocation } from "../../matching/places/countryOfLocation.ts";
import type { FoundAccount } from "../../salesforce/accounts.ts";
import type { CrmRecord } from "../../salesforce/crmRecord.ts";
import {
  type AccountFamily,
  contactIdsMax,
  contactsLike,
} from "../../salesforce/recordPages/accountFamily.ts";
import { eachInTurns, mapInTurns, mapPartsInTurns } from "../../work/inTurns.ts";
import type { CacheKind } from "../../work/memory.ts";

/** A lead, and who it is in the CRM as far as the page's calls have told. */
export interface PersonAt extends ListedLead {
  crm: LeadCrm;
  link: LeadLink | null;
  /** The contact that it is linked to, or likely is, where the caller sees it. */
  contact: CrmRecord | null;
  /** Where it works within the account's hierarchy; null for somebody who works elsewhere. */
  account: FoundAccount | null;
}

interface PeopleAt {
  /** Whose company is the account, or one that belongs to it. */
  here: PersonAt[];
  /** Whose contact is in the account, while the lead works for none of the hierarchy. */
  elsewhere: PersonAt[];
}

/** Leads that have a word of the company's name are compared up to this number. */
const foundMax = 2_000;
/** People who belong to an account are compared with contacts up to this number. */
const hereMax = 1_000;
/** Linked leads that are looked through for those who have left. */
const linkedMax = 600;

/**
 * The leads of the caller's own and shared lists who belong to an account, by company, web domain and
 * hierarchy, each with its contact; and those who have a contact there and work elsewhere. One API call for
 * what was not asked in the last minutes, else none.
 */
export async function peopleAt(ctx: RequestContext, family: AccountFamily): Promise<PeopleAt> {
  const { account, parent, children } = family;
  const workplaces = createWorkplaces(family, ctx.caller.userId);
  const found = await leadsByWords(ctx, wordsOfCompanies([account, ...children]), foundMax);
  const below = new Set([account, ...children].map(({ id }) => id));
  const here: (ListedLead & { account: FoundAccount })[] = [];
  await eachInTurns([...found.values()], (listed) => {
    const own = workplaces.accountOf(listed.lead);
    if (own && below.has(own.id) && here.length < hereMax) here.push({ ...listed, account: own });
  });
  const isHere = new Set(here.map(({ lead }) => lead.id));
  const others = (await linkedLeads(ctx, linkedMax)).filter(
    ({ lead }) => !isHere.has(lead.id) && lead.company !== null && workplaces.accountOf(lead) === null,
  );
  const links = await linksOf(ctx, [...here, ...others]);
  const contactIds = [...here, ...others].flatMap(({ lead }) => contactIdOf(links.get(lead.id)) ?? []);
  const unlinked = here.filter(({ lead }) => !links.has(lead.id));
  const records = await contactsOfPage(ctx, account.id, {
    accountIds: [account.id, ...(parent ? [parent.id] : []), ...children.map(({ id }) => id)],
    people: unlinked.map(({ lead }) => lead),
    contactIds,
  });
  const suggestions = await suggestionsFor(
    ctx,
    unlinked.map(({ lead }) => lead),
    [...records.values()],
  );
  const statuses = linkedStatuses(ctx, [...links.values()]);
  const personOf = (listed: ListedLead, own: FoundAccount | null): PersonAt => {
    const link = links.get(listed.lead.id) ?? null;
    const matches = suggestions.get(listed.lead.id) ?? [];
    const crm = statuses.get(listed.lead.id) ?? statusOfMatches(ctx, matches);
    const contact = link ? (records.get(link.recordId) ?? null) : likelyContact(matches);
    return { ...listed, crm, link, contact, account: own };
  };
  return {
    here: here.map((listed) => personOf(listed, listed.account)),
    elsewhere: others
      .map((listed) => personOf(listed, null))
      .filter(({ contact }) => contact?.accountId === account.id),
  };
}

async function linksOf(ctx: RequestContext, listed: readonly ListedLead[]): Promise<Map<string, LeadLink>> {
  const ids = listed.map(({ lead }) => lead.id);
  const links = await mapPartsInTurns(ids, (some) => readLinks(ctx.database, some, ctx.caller.userId));
  return new Map(links.map((link) => [link.leadId, link]));
}

const contactIdOf = (link: LeadLink | undefined): string | undefined =>
  link?.object === "Contact" ? link.recordId : undefined;

function likelyContact(matches: readonly SuggestedMatch[]): CrmRecord | null {
  const [best] = matches;
  return best && best.level !== "possible" && best.record.object === "Contact" ? best.record : null;
}

/** By lead: what Salesforce answered lately where a search was made, else who it is among the contacts. */
async function suggestionsFor(
  ctx: RequestContext,
  leads: LeadRow[],
  contacts: readonly CrmRecord[],
): Promise<Map<string, SuggestedMatch[]>> {
  const searched = await knownMatches(ctx, leads);
  const matcher = createMatcher();
  await eachInTurns(contacts, (contact) => matcher.add(personOfRecord(contact)));
  const compared = await mapInTurns(
    leads.filter(({ id }) => !searched.has(id)),
    (lead) => {
      const suggestions = matcher.match(personOfLead(lead)).best.flatMap(({ candidate, ...match }) => {
        const record = contacts[candidate];
        return record ? [{ ...match, record }] : [];
      });
      return [lead.id, { suggestions }] as const;
    },
  );
  return new Map([...searched, ...(await withoutRejected(ctx, compared))]);
}

interface SoughtContacts {
  accountIds: readonly string[];
  /** Whose namesakes are looked for. */
  people: readonly Pick<LeadRow, "firstName" | "lastName">[];
  contactIds: readonly string[];
}

/** What was asked of an account's contacts, and what came. */
interface Asked {
  /** See users.crmChanges. */
  version: number;
  names: Set<string>;
  contactIds: Set<string>;
  records: Map<string, CrmRecord>;
}

const asked: CacheKind<Asked> = { maxAgeMs: 5 * 60_000, max: 10, usersMax: 200 };

/**
 * Contacts that may be these people, in the accounts and elsewhere, and those of the ids, as the caller sees
 * them. One API call for what was not asked in the last minutes; none where all of it was, unless the caller
 * has changed contacts since. `key`: the record whose page asks.
 */
async function contactsOfPage(
  ctx: RequestContext,
  key: string,
  { accountIds, people, contactIds }: SoughtContacts,
): Promise<ReadonlyMap<string, CrmRecord>> {
  const cache = ctx.memory.perUser(asked, ctx.caller);
  const version = ctx.caller.crmChanges;
  const kept = cache.get(key);
  const known =
    kept?.version === version
      ? kept
      : cache.set(key, { version, names: new Set(), contactIds: new Set(), records: new Map() });
  const unasked = new Map(
    people.map((person) => [nameOf(person), person] as const).filter(([name]) => !known.names.has(name)),
  );
  const ids = contactIds.filter((id) => !known.contactIds.has(id)).slice(0, contactIdsMax);
  if (unasked.size === 0 && ids.length === 0) return known.records;
  const found = await contactsLike(ctx.salesforce, await crmDescribe(ctx), {
    accountIds,
    lastNames: [...new Set([...unasked.values()].map(({ lastName }) => lastName))].filter(isName),
    names: [...unasked].flatMap(([name, { firstName, lastName }]) =>
      isName(firstName) && isName(lastName) ? [name] : [],
    ),
    contactIds: ids,
  });
  for (const name of unasked.keys()) known.names.add(name);
  for (const id of ids) known.contactIds.add(id);
  for (const record of found) known.records.set(record.id, record);
  for (const id of ids) rememberVisibility(ctx, id, known.records.has(id));
  return known.records;
}

const nameOf = ({ firstName, lastName }: Pick<LeadRow, "firstName" | "lastName">): string =>
  `${firstName} ${lastName}`.trim();

const isName = (name: string): boolean => name.length > 1;

type Employed = Pick<LeadRow, "company" | "companyDomain" | "location">;

/** Where leads work within a family of accounts. */
interface Workplaces {
  /** The account that is the lead's company; null where none of the family is. */
  accountOf(lead: Employed): FoundAccount | null;
}

/** What is only called like the company scores so or less. */
const likeScore = 0.5;

/** Tells leads' accounts by name, web domain and country. A company is looked up once. */
export function createWorkplaces({ account, parent, children }: AccountFamily, rep: string): Workplaces {
  const index = createAccountIndex<FoundAccount>();
  for (const one of [account, ...(parent ? [parent] : []), ...children]) index.add(one);
  const known = new Map<string, FoundAccount | null>();
  return {
    accountOf({ company, companyDomain: domain, location }) {
      if (company === null) return null;
      const key = `${company}\n${domain}\n${location}`;
      const before = known.get(key);
      if (before !== undefined) return before;
      const country = countryOfLocation(location);
      const [best] = index.resolve({ company, domain, country, location, rep });
      const found = best && best.score > likeScore ? best.account : null;
      known.set(key, found);
      return found;
    },
  };
}

interface NamedCompany {
  name: string;
  website: string | null;
  countryIso: string | null;
}

/** More words hardly narrow a search. */
const wordsMax = 3;
/** Questions to the index for one account. */
const groupsMax = 40;
const shortMin = 2;
/** Shorter ones begin too many other words. */
const labelMin = 4;

/**
 * Groups of words, all of one of which a lead's company has that may be one of these companies: by their
 * names without legal form, places or countries, by their initials, former names and web domains. Whoever is
 * found so still has to be compared.
 */
export function wordsOfCompanies(companies: readonly NamedCompany[]): string[][] {
  const groups = companies.flatMap(groupsOf).filter((words) => words.length > 0);
  const distinct = [...new Map(groups.map((words) => [words.toSorted().join(" "), words])).values()];
  // What is found by fewer of the same words is found by all of them, too.
  return distinct
    .filter(
      (words) =>
        !distinct.some((few) => few.length < words.length && few.every((word) => words.includes(word))),
    )
    .slice(0, groupsMax);
}

function groupsOf({ name, website, countryIso }: NamedCompany): string[][] {
  const names = namesOfCompany(name, [website], countryIso);
  const short = names.flatMap(({ initials, company }) => [...initials, company.acronym ?? ""]);
  return [
    ...companyStems(name).map((stem) => significant(foldText(stem).split(" "))),
    ...names.map(({ placed, company }) => significant(placed.base.length > 0 ? placed.base : company.bare)),
    ...[...new Set(short)].filter((word) => word.length >= shortMin).map((word) => [word]),
    ...names.flatMap(({ company }) =>
      [...company.domains.map(labelOf).flatMap((label) => foldText(label).split(" ")), company.former ?? ""]
        .filter((word) => word.length >= labelMin)
        .map((word) => [word]),
    ),
  ];
}

const significant = (words: readonly string[]): string[] => [
  ...new Set(words.filter((word) => word !== "" && word !== "and").slice(0, wordsMax)),
];
