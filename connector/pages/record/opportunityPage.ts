import type { RequestContext } from "../../context.ts";
import type { AppError } from "../../errors.ts";
import { type ContactDescribe, crmDescribe } from "../../form/contactDescribe.ts";
import { rolesOf } from "../../form/picklists.ts";
import { fitsOfRole } from "../../matching/titles/fitsOfRole.ts";
import type { ShownProblem } from "../../reasons/problems.ts";
import { refusal } from "../../reasons/refusal.ts";
import { toId18 } from "../../salesforce/recordId.ts";
import { mayBePerson } from "../../salesforce/recordPages/accountFamily.ts";
import {
  type FilledRole,
  type OpportunityOfPage,
  type OpportunityPageRow,
  selectBuyingGroup,
  selectOfPerson,
  toFilledRole,
  toOpportunity,
} from "../../salesforce/recordPages/opportunityRoles.ts";
import { type CacheKind, remember } from "../../work/memory.ts";
import { peopleAt, type PersonAt } from "./peopleAt.ts";
import {
  askAlong,
  blockersOf,
  type PageAccount,
  showAccount,
  type ShownPerson,
  showPersonAt,
} from "./showPerson.ts";

type Filled = Omit<FilledRole, "role">;

/** A contact who could fill a role, with the lead by which it is given. */
interface ContactCandidate {
  contactId: string;
  name: string;
  title: string | null;
  leadId: string;
  /** Otherwise the lead likely is the contact, and has to be linked first. */
  isLinked: boolean;
}

interface GroupRole {
  value: string;
  label: string;
  filledBy: Filled[];
  candidates: { leads: ShownPerson[]; contacts: ContactCandidate[] };
}

interface BuyingGroup {
  opportunity: {
    id: string;
    name: string;
    accountId: string | null;
    accountName: string | null;
    account: PageAccount | null;
    isClosed: boolean;
    isWon: boolean;
  };
  roles: GroupRole[];
  /** Without a role, or with one that the org no longer offers. */
  others: (Filled & { role: string })[];
  /** Why nobody can be added here; none where somebody can. */
  blockers: ShownProblem[];
}

/** For each role so many are proposed. */
const proposedMax = 3;

/**
 * Who fills the roles of an opportunity's buying group, and who of the caller's leads and of the account's
 * contacts that they are could fill the others, by title. Two API calls at most; none where all of it was
 * asked in the last minutes. Throws `not-found` and `insufficient-access`.
 */
export async function readBuyingGroup(ctx: RequestContext, opportunityId: string): Promise<BuyingGroup> {
  const { opportunity, filled } = await findOpportunity(ctx, opportunityId);
  const describe = await crmDescribe(ctx);
  const refusals = refusalsOf(opportunity, describe);
  const { family, id, name, isClosed, isWon } = opportunity;
  const { here } = family && refusals.length === 0 ? await peopleAt(ctx, family) : { here: [] };
  const onIt = new Set(filled.map(({ contactId }) => contactId));
  const free = here.filter(({ contact }) => contact === null || !onIt.has(contact.id));
  const offered = rolesOf(describe);
  const isOffered = ({ role }: FilledRole) => offered.some(({ value }) => value === role);
  return {
    opportunity: {
      ...{ id, name, isClosed, isWon },
      accountId: family?.account.id ?? null,
      accountName: family?.account.name ?? null,
      account: family && showAccount(family.account),
    },
    roles: offered.map(({ value, label }) => ({
      ...{ value, label },
      filledBy: filled.filter(({ role }) => role === value).map(({ role: _role, ...each }) => each),
      candidates: candidatesFor(ctx, label, free),
    })),
    others: filled.filter((each) => !isOffered(each)),
    blockers: await blockersOf(ctx, describe, refusals),
  };
}

function refusalsOf({ isClosed, family }: OpportunityOfPage, { role }: ContactDescribe): AppError[] {
  if (isClosed) return [refusal("page-opportunity-closed")];
  if (family === null) return [refusal("page-no-account")];
  if (family.isPerson) return [refusal("page-person-account")];
  return role?.createable ? [] : [refusal("page-no-role")];
}

/**
 * Who fits best, then who decides most. Where nobody fits, those who decide most: a role's name may say
 * nothing of titles.
 */
function candidatesFor(
  ctx: RequestContext,
  label: string,
  people: readonly PersonAt[],
): GroupRole["candidates"] {
  const fitOf = fitsOfRole(label);
  const ranked = people
    .map((person) => ({ person, ...fitOf(person.lead.title ?? person.contact?.title ?? null) }))
    .toSorted((one, other) => other.fit - one.fit || other.rank - one.rank);
  const fitting = ranked.filter(({ fit }) => fit > 0);
  const proposed = (fitting.length > 0 ? fitting : ranked).slice(0, proposedMax).map(({ person }) => person);
  return {
    leads: proposed.filter(isMissing).map((person) => showPersonAt(ctx, person)),
    contacts: proposed.flatMap((person) => contactCandidate(person) ?? []),
  };
}

/** Whoever is linked to a contact that the caller does not see can be given no role here. */
const isMissing = ({ contact, link }: PersonAt): boolean => contact === null && link?.object !== "Contact";

function contactCandidate({ contact, lead, link }: PersonAt): ContactCandidate | null {
  if (contact === null) return null;
  const { id: contactId, firstName, lastName, title } = contact;
  const name = [firstName, lastName].filter((each) => each !== "").join(" ");
  return { ...{ contactId, name, title }, leadId: lead.id, isLinked: link?.object === "Contact" };
}

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
function findOpportunity(ctx: RequestContext, opportunityId: string): Promise<BuyingGroupInCrm> {
  const id = toId18(opportunityId);
  if (!id?.startsWith("006")) throw refusal("no-such-record");
  const cache = ctx.memory.perUser(groups, ctx.caller);
  return remember(cache, `${id}:${ctx.caller.crmChanges}`, () => ask(ctx, id));
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
